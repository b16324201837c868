#pragma once

// Qt first: moc 6.4 stumbles over <compare> when it is the first header of the standard library that it sees.
#include <QObject>
#include <QString>

#include "base/result.h"
#include "protocol/paper_code.h"
#include "vision/face_template.h"
#include "vision/hindrance.h"

#include <memory>

namespace luot::clerk_terminal {

/// A face on its way between threads.
using SeenFace = std::shared_ptr<Result<vision::FaceTemplate>>;
/// A paper's code on its way between threads: one place in memory, wiped when the last has let it go.
using SeenCode = std::shared_ptr<protocol::PaperCode>;

/// What a face check sees with: the paper's code and, asked for it, a face.
///
/// What is told belongs to the `check` it was opened for. Thread: the GUI thread; signals come there.
class CounterEyes : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void open(int check) = 0;
    virtual void takeTemplate() = 0;
    virtual void close() = 0;

signals:
    void codeSeen(int check, luot::clerk_terminal::SeenCode code);
    void faceSeen(int check, luot::clerk_terminal::SeenFace face);
    void hindered(int check, luot::vision::Hindrance hindrance);
    void failed(int check); ///< the log says why and what to do
};

}
