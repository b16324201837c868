#include "display-board/plain_text.h"

#include <QString>

namespace luot::display_board {

std::string plainText(const std::string& text)
{
    QString plain;
    for (const QChar character : QString::fromStdString(text)) {
        if (character.isSpace())
            plain += ' ';
        else if (character.category() != QChar::Other_Control && character.category() != QChar::Other_Format)
            plain += character;
    }
    return plain.simplified().toStdString();
}

protocol::BranchView withPlainTexts(protocol::BranchView view)
{
    for (protocol::Field& field : view.fields)
        field.name = plainText(field.name);
    for (std::string* text : {&view.branch.name, &view.branch.ward, &view.branch.hotline, &view.notice})
        *text = plainText(*text);
    return view;
}

}
