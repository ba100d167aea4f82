# Pictures of papers: looked at, taken again, turned, moved, removed.

screen-captured-page = Picture of page { $page }
screen-remove-page = Remove page { $page }?
button-retake = Take it again
    .spoken = If it is not clear, touch "Take it again".
button-rotate = Turn it
    .spoken = If it lies on its side, touch "Turn it".
button-move-up = Move it up
    .spoken = If this page comes earlier, touch "Move it up".
button-keep-page = Keep it
    .spoken = To keep it, touch "Keep it".
button-remove-now = Remove it
    .spoken = To remove it, touch "Remove it".
paper-put-again = Please put this page down again.
