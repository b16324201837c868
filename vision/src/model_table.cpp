#include "vision/src/model_table.h"

namespace luot::vision {

const ModelFile faceDetectorFile{"fr_detect.onnx",
                                 "6c0256ccd3164f844736a401faf936ec2930764a87ae39442180887d0c5c8854"};
const ModelFile betterFaceDetectorFile{"face_detection_yunet_2023mar.onnx",
                                       "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4"};
const ModelFile landmarksFile{"shape_predictor_5_face_landmarks.dat",
                              "c4b1e9804792707d3a405c2c16a80a20269e6675021f64a41d30fffafbc41888"};
const ModelFile descriptorFile{"dlib_face_recognition_resnet_model_v1.dat",
                               "55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30"};

}
