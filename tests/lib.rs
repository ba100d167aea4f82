//! Everything that spans rooms, told by situation.

mod architecture;

#[cfg(all(feature = "kiosk", feature = "desk"))]
mod every_screen_fits;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod files_offline;
#[cfg(feature = "kiosk")]
mod interview_walks;
#[cfg(feature = "kiosk")]
mod lobby;
#[cfg(feature = "kiosk")]
mod machine_faults;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod power_cut_at_the_kiosk;
#[cfg(feature = "kiosk")]
mod session_end;
