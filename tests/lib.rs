//! Everything that spans rooms, told by situation.

mod desk_line;
mod desk_receives;
mod desk_refuses;
mod desk_resumes;
mod killed_while_sending;
mod sending;
mod sending_measured;
mod strangers;
mod trusting_the_desk;
mod ward_line;
