# Words for reading an identity card.

### Asking for the card, at the first question about each person
card-lay = Lay your identity card on the glass, with the square code facing down.
card-or-type = No card? Then type it by hand.

### The card was read
screen-card = Is this right?
    .label = Identity card
button-card-right = Yes, right
    .spoken = If it is right, touch “Yes, right”.
button-card-wrong = Not right
    .spoken = If it is not right, touch “Not right”.
button-card-take = Use the card
    .spoken = If the card is right, touch “Use the card”.
button-card-keep = Keep what was typed
    .spoken = If what was typed is right, touch “Keep what was typed”.
card-residence = Address on the card
card-name-lost = Not clear – please type it in a moment.
card-differs = Card: { $card }. Typed: { $typed }

error-card =
    .what = The machine could not read the card.
    .do = Please lay it down again. On a new card the code is on the back. Or type by hand.

### A card laid down when none is needed
screen-card-not-needed = No card is needed right now
    .about = The machine will ask for your card when it needs it.
