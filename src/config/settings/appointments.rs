//! `[appointments]` of `kiosk.toml` → [`OpeningHours`].

use crate::config::fault::Fault;
use crate::config::reader::Table;
use crate::filing::appointment::{OpeningHours, Session};
use jiff::civil;

/// Reads the hours. What has a mistake (and is reported) is stood in for, so that the questions that
/// ask for an appointment need not be reported as well.
pub(super) fn read(table: &Table<'_>) -> OpeningHours {
    let slot = table.whole("slot_minutes", 5_u16, 240);
    let days = table.whole("days", 1_u16, 30);
    let notice = table.whole("notice_minutes", 0_u16, 10_080);
    let until = table.time("until");
    let sessions: Vec<Session> = table.tables("hours").iter().filter_map(session).collect();
    table.not_empty("hours");
    if sessions.windows(2).any(|pair| pair[0].to > pair[1].from) {
        table.report(
            table.line_of("hours"),
            Fault::WrongOrder {
                first: "to",
                second: "from",
            },
        );
    }
    table.close();
    OpeningHours {
        sessions,
        slot_minutes: slot.map_or(30, |slot| slot.value),
        days: days.map_or(1, |days| days.value),
        notice_minutes: notice.map_or(0, |notice| notice.value),
        until: until.map_or(civil::Time::MAX, |until| until.value),
    }
}

fn session(table: &Table<'_>) -> Option<Session> {
    let (from, to) = (table.time("from"), table.time("to"));
    table.close();
    let (from, to) = (from?, to?);
    if from.value >= to.value {
        table.report(
            to.line,
            Fault::WrongOrder {
                first: "from",
                second: "to",
            },
        );
        return None;
    }
    Some(Session {
        from: from.value,
        to: to.value,
    })
}
