# Sentences of their own for sad things (condolence-…) and glad ones (happy-…); all others are said as always.

## A death: nothing cheerful

condolence-screen-prepare =
    .opening = We are sorry for your loss. There are only a few questions.
condolence-screen-check = Please look it over
condolence-screen-confirm = Shall this be sent?
condolence-screen-done = The filing is complete
    .spoken = Your filing is complete.
condolence-done-received = The ward has received it. Our condolences to your family.

## Something to celebrate

happy-screen-prepare =
    .opening = Congratulations to you both! The kiosk will help you fill in the form.
happy-screen-done = All done, congratulations!
    .spoken = All is done. Congratulations to you both!
