//! Everything that spans rooms, told by situation.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod architecture;

#[cfg(feature = "kiosk")]
mod appointments;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod beats;
#[cfg(feature = "kiosk")]
mod captured_pages;
#[cfg(feature = "kiosk")]
mod card_codes;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod child;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod chromium;
#[cfg(feature = "kiosk")]
mod coaching;
#[cfg(feature = "kiosk")]
mod company;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod company_line;
#[cfg(feature = "kiosk")]
mod company_walks;
#[cfg(feature = "kiosk")]
mod contract;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod desk_access;
#[cfg(feature = "desk")]
mod desk_accounts;
#[cfg(feature = "desk")]
mod desk_acts;
#[cfg(feature = "desk")]
mod desk_audit;
#[cfg(feature = "desk")]
mod desk_board;
#[cfg(feature = "desk")]
mod desk_company;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod desk_copy;
#[cfg(feature = "desk")]
mod desk_description;
#[cfg(feature = "desk")]
mod desk_enrolment;
#[cfg(feature = "desk")]
mod desk_figures;
#[cfg(feature = "desk")]
mod desk_guard;
#[cfg(feature = "desk")]
mod desk_hand_over;
#[cfg(feature = "desk")]
mod desk_letters;
#[cfg(feature = "desk")]
mod desk_line;
#[cfg(feature = "desk")]
mod desk_page;
#[cfg(feature = "desk")]
mod desk_program;
#[cfg(feature = "desk")]
mod desk_receives;
#[cfg(feature = "desk")]
mod desk_refuses;
#[cfg(feature = "desk")]
mod desk_resumes;
#[cfg(feature = "desk")]
mod desk_search;
#[cfg(feature = "desk")]
mod desk_servers;
#[cfg(feature = "desk")]
mod desk_staff;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod desk_turns;
#[cfg(feature = "kiosk")]
mod finding_a_service;
#[cfg(feature = "kiosk")]
mod finished_pages;
#[cfg(feature = "kiosk")]
mod first_minute;
#[cfg(feature = "kiosk")]
mod forms;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod golden;
#[cfg(feature = "kiosk")]
mod interview_walks;
#[cfg(feature = "kiosk")]
mod keys_only;
#[cfg(feature = "kiosk")]
mod law_calendar;
#[cfg(feature = "kiosk")]
mod lobby;
#[cfg(feature = "kiosk")]
mod looking;
#[cfg(feature = "kiosk")]
mod machine_faults;
#[cfg(feature = "kiosk")]
mod papers;
#[cfg(feature = "kiosk")]
mod papers_of_long_ago;
#[cfg(feature = "kiosk")]
mod passers_by;
#[cfg(feature = "kiosk")]
mod places;
#[cfg(feature = "kiosk")]
mod printing;
#[cfg(feature = "kiosk")]
mod scanning;
#[cfg(feature = "kiosk")]
mod scanning_pages;
#[cfg(feature = "kiosk")]
mod schemas;
#[cfg(feature = "desk")]
mod servers;
#[cfg(feature = "kiosk")]
mod session_end;
#[cfg(feature = "desk")]
mod several_desks;
#[cfg(feature = "kiosk")]
mod shaky_finger;
#[cfg(feature = "kiosk")]
mod signing;
#[cfg(feature = "kiosk")]
mod staff_help;
#[cfg(feature = "kiosk")]
mod staff_mode;
#[cfg(feature = "kiosk")]
mod vietnamese_keyboard;
#[cfg(feature = "kiosk")]
mod viewfinding;

#[cfg(all(feature = "kiosk", feature = "desk"))]
mod answers;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod carried_filings;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod desks_that_say_no;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod enrolled_kiosk;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod faults;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod files_offline;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod killed_while_sending;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod node;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod pages_in_a_row;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod power_cut_at_the_kiosk;
#[cfg(feature = "desk")]
mod python;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod queue;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod reading_aloud;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod returned_filing;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod sending;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod spare_box;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod story;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod strangers;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod trusting_the_desk;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod tus_answers;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod tus_line;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod tus_receiver;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod tus_server;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod ward_line;
#[cfg(all(feature = "kiosk", feature = "desk"))]
mod words;
