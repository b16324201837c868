#include "vision/models.h"

#include "tests/vision/temporary_folder.h"
#include "vision/face_pipeline.h"
#include "vision/src/model_table.h"

#include <gtest/gtest.h>

#include <sstream>

namespace luot::vision {
namespace {

class ModelFolder : public ::testing::Test {
protected:
    void link(const ModelFile& file)
    {
        std::filesystem::create_symlink(modelFolder() / file.name, folder.path / file.name);
    }

    TemporaryFolder folder;
};

TEST_F(ModelFolder, aMissingFileIsNamedWithWhatToDo)
{
    const auto models = findModels(folder.path);
    ASSERT_FALSE(models);
    EXPECT_NE(models.error().message.find(landmarksFile.name), std::string::npos);
    EXPECT_NE(models.error().message.find("./luot setup"), std::string::npos);
}

TEST_F(ModelFolder, aWrongHashIsRefused)
{
    link(landmarksFile);
    link(descriptorFile);
    folder.write(std::string{faceDetectorFile.name}, "something else");
    const auto models = findModels(folder.path);
    ASSERT_FALSE(models);
    EXPECT_NE(models.error().message.find(faceDetectorFile.name), std::string::npos);
    EXPECT_NE(models.error().message.find("./luot setup"), std::string::npos);
}

TEST_F(ModelFolder, anotherFileUnderTheOptionalDetectorsNameIsRefused)
{
    link(landmarksFile);
    link(descriptorFile);
    folder.write(std::string{betterFaceDetectorFile.name}, "something else");
    const auto models = findModels(folder.path);
    ASSERT_FALSE(models);
    EXPECT_NE(models.error().message.find(betterFaceDetectorFile.name), std::string::npos);
    EXPECT_NE(models.error().message.find("delete it to go on"), std::string::npos);
}

TEST_F(ModelFolder, withoutTheDetectorThePicturesAreStillSearched)
{
    link(landmarksFile);
    link(descriptorFile);
    const auto models = findModels(folder.path);
    ASSERT_TRUE(models) << models.error().message;
    EXPECT_FALSE(models->faceDetector);
    EXPECT_TRUE(FacePipeline::load(*models));
}

TEST_F(ModelFolder, detectionOnlyNeedsNoDescriptor)
{
    link(landmarksFile);
    EXPECT_FALSE(findModels(folder.path));
    const auto models = findModels(folder.path, ModelUse::DetectionOnly);
    ASSERT_TRUE(models) << models.error().message;
    EXPECT_TRUE(models->descriptor.empty());
}

TEST(ModelTable, agreesWithTheManifest)
{
    std::ifstream file{LUOT_MODEL_MANIFEST};
    std::stringstream manifest;
    manifest << file.rdbuf();
    for (const ModelFile& model : {faceDetectorFile, betterFaceDetectorFile, landmarksFile, descriptorFile}) {
        const std::size_t at = manifest.str().find("name = \"models/" + std::string{model.name} + "\"");
        ASSERT_NE(at, std::string::npos) << model.name;
        const std::size_t hash = manifest.str().find("sha256 = \"", at);
        EXPECT_EQ(manifest.str().substr(hash + 10, 64), model.sha256) << model.name;
    }
}

}
}
