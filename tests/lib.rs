//! Everything that spans rooms, told by situation.

#[allow(clippy::unwrap_used)]
mod desk_line;
#[allow(clippy::unwrap_used)]
mod desk_page;
#[allow(clippy::unwrap_used)]
mod desk_receives;
#[allow(clippy::unwrap_used)]
mod desk_refuses;
#[allow(clippy::unwrap_used)]
mod desk_resumes;
