#include "vision/src/model_table.h"

namespace luot::vision {

const ModelFile faceDetectorFile{"fr_detect.onnx",
                                 "6c0256ccd3164f844736a401faf936ec2930764a87ae39442180887d0c5c8854"};
const ModelFile landmarksFile{"shape_predictor_5_face_landmarks.dat",
                              "c4b1e9804792707d3a405c2c16a80a20269e6675021f64a41d30fffafbc41888"};
const ModelFile descriptorFile{"dlib_face_recognition_resnet_model_v1.dat",
                               "55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30"};

}
