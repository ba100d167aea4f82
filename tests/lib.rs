//! Everything that spans rooms, told by situation.
