//! Everything that spans rooms, told by situation.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk_line;
mod desk_page;
mod desk_receives;
mod desk_refuses;
mod desk_resumes;
mod killed_while_sending;
mod sending;
mod strangers;
mod ward_line;
