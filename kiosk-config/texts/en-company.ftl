### Staff at the desk look on or press buttons: only with consent, and it ends by itself.
company-watch = Staff ask to see this screen
    .about = Staff at the desk will see what stands here, and what { $you } have answered.
    .ends = They see it for ten minutes at most and press nothing. { $You } can stop this at any time.
company-control = Staff ask to press buttons on this screen
    .about = Staff will write answers for { $you }, for five minutes at most.
    .ends = Only { $you } sign and send. { $You } can stop this at any time.
company-allow = I agree
    .spoken = If { $you } agree, touch "I agree".
company-refuse = No, thank you
    .spoken = If not, touch "No, thank you".
status-watched = Staff watching · Stop
status-controlled = Staff pressing · Stop
