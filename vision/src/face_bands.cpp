#include "vision/face_bands.h"

namespace luot::vision {

// Every comparison is written so that NaN falls through to the band that claims nothing.

SecondTicket secondTicketBand(double nearest, double margin, const SecondTicketBands& bands)
{
    if (nearest <= bands.same && margin >= bands.margin)
        return SecondTicket::Same;
    if (nearest <= bands.same || nearest <= bands.ask)
        return SecondTicket::Ask;
    return SecondTicket::New;
}

CounterBand counterBand(double distance, const CounterBands& bands)
{
    if (distance <= bands.green)
        return CounterBand::Green;
    return distance <= bands.amber ? CounterBand::Amber : CounterBand::Red;
}

}
