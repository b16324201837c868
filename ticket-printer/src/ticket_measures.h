#pragma once

namespace luot::ticket_printer {

inline constexpr int designDpi = 203;
inline constexpr int margin = 8;
inline constexpr int rule = 4;
inline constexpr int text = 28;
inline constexpr int leastText = 28;
inline constexpr int qrModule = 7;
inline constexpr int leastQrModule = 4;

/// What differs between the two papers: font sizes, and the steps from one line's base to the next.
///
/// Units: dots of a 203 dpi printer, as all measures of the drawing.
struct TicketMeasures {
    bool wide;
    int top; ///< to the first base line
    int heading; ///< the centre's name
    int headingStep;
    int headingToRule;
    int caption; ///< "SỐ THỨ TỰ"
    int captionDrop; ///< from the rule's lower edge to its base line
    int numberCap; ///< height of the number's capitals
    int numberDrop; ///< from the caption's base line to the number's
    int field; ///< largest size of the field's name
    int fieldDrop;
    int fieldToRule;
    int row;
    int rowDrop;
    int rowStep;
    int rowToDashes;
    int footer;
    int footerDrop;
    int footerStep;
    int thanksDrop;
    int bottom;
};

inline constexpr TicketMeasures widePaper{.wide = true,
                                          .top = 46,
                                          .heading = 29,
                                          .headingStep = 38,
                                          .headingToRule = 20,
                                          .caption = 30,
                                          .captionDrop = 41,
                                          .numberCap = 171,
                                          .numberDrop = 203,
                                          .field = 46,
                                          .fieldDrop = 66,
                                          .fieldToRule = 22,
                                          .row = 31,
                                          .rowDrop = 47,
                                          .rowStep = 46,
                                          .rowToDashes = 23,
                                          .footer = 28,
                                          .footerDrop = 41,
                                          .footerStep = 40,
                                          .thanksDrop = 54,
                                          .bottom = 40};
inline constexpr TicketMeasures narrowPaper{.wide = false,
                                            .top = 41,
                                            .heading = 28,
                                            .headingStep = 36,
                                            .headingToRule = 17,
                                            .caption = 28,
                                            .captionDrop = 36,
                                            .numberCap = 114,
                                            .numberDrop = 139,
                                            .field = 40,
                                            .fieldDrop = 51,
                                            .fieldToRule = 20,
                                            .row = 28,
                                            .rowDrop = 40,
                                            .rowStep = 40,
                                            .rowToDashes = 20,
                                            .footer = 28,
                                            .footerDrop = 37,
                                            .footerStep = 38,
                                            .thanksDrop = 48,
                                            .bottom = 41};

}
