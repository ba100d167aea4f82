//! Everything that spans rooms, told by situation.

mod desk_line;
mod desk_receives;
mod desk_refuses;
mod desk_resumes;
