#pragma once

#include "ticket-printer/ticket_paper.h"

namespace luot::ticket_printer {

inline const char* const sampleAddress
    = "https://luot.example/t/Zm9vYmFyYmF6cXV4MTIzNA#Q29ycmVjdEhvcnNlQmF0dGVyeVN0YXBsZTEyMzQ1Njc4";

inline TicketPaper samplePaper()
{
    return {
        .centreName = {"TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"},
        .ward = "Phường An Thịnh",
        .label = "A045",
        .field = "Hộ tịch",
        .counters = "Quầy 2 hoặc 3",
        .peopleAhead = 6,
        .wait = TicketPaper::Wait{15, 25},
        .date = "14/07/2026",
        .time = "09:24",
        .kiosk = "Máy K1",
        .hotline = "1900 0000",
        .qr = sampleAddress,
    };
}

}
