//! `kiosk.toml` → [`Settings`].

use super::{
    Accent, Fitting, Keyboard, Localised, MirrorSettings, Office, Panel, Scanner, Settings,
    SignaturePad, Times, VoiceSettings, Ward,
};
use crate::config::Places;
use crate::config::fault::Fault;
use crate::config::needs::Needs;
use crate::config::reader::{At, Table};
use crate::config::settings::{appointments, capture, desk, mail, menu, printer};
use crate::filing::answer::ResultDelivery;
use crate::filing::appointment::OpeningHours;
use crate::vietnamese::typing::Typing;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The settings and the order of the menu.
pub(in crate::config) struct Read {
    /// `None` where something needed is missing (and reported).
    pub(in crate::config) settings: Option<Settings>,
    pub(in crate::config) menu: Vec<At<String>>,
    pub(in crate::config) delivery: Vec<ResultDelivery>,
    pub(in crate::config) appointments: Option<OpeningHours>,
}

/// Reads the settings; `folder` is the configuration folder, to find the authority's file.
pub(in crate::config) fn read(
    root: &Table<'_>,
    folder: &Path,
    places: &Places,
    needs: &Needs,
) -> Read {
    let kiosk = root.text("kiosk");
    let menu = menu::read(root, needs);
    let delivery = delivery(root);
    let ward = root.table("ward").and_then(|table| ward(&table, places));
    let panel = root.table("panel").and_then(|table| panel(&table));
    let times = root.table("times").and_then(|table| times(&table));
    let desk = optional(root.optional_table("desk"), |table| {
        desk::read(table, folder)
    });
    let mirror = optional(root.optional_table("mirror"), mirror);
    let mail = optional(root.optional_table("mail"), mail::read);
    let office = root.table("office").and_then(|table| office(&table));
    let slip_printer = optional(root.optional_table("printer"), printer::slips);
    let form_printer = optional(root.optional_table("form_printer"), printer::forms);
    let appointments = root
        .optional_table("appointments")
        .map(|table| appointments::read(&table));
    let papers_folder = root.optional_text("papers_folder");
    let capture = optional(root.optional_table("capture"), capture::read);
    let keyboard = optional(root.optional_table("keyboard"), keyboard);
    let fitting = optional(root.optional_table("fitting"), fitting);
    let scanner = optional(root.optional_table("scanner"), scanner);
    let signature = optional(root.optional_table("signature"), signature);
    let form_codes = optional(root.optional_table("form_codes"), typing);
    let voice = match root.optional_table("voice") {
        None => Some(voice_of(folder, true, Accent::default())),
        Some(table) => voice(&table, folder),
    };
    let settings = || {
        Some(Settings {
            kiosk: kiosk?.value,
            ward: ward?,
            panel: panel?,
            times: times?,
            desk: desk?,
            menu: menu.entries.clone(),
            mirror: mirror?,
            mail: mail?,
            office: office?,
            printer: slip_printer?,
            form_printer: form_printer?,
            papers_folder: papers_folder.map(|name| PathBuf::from(name.value)),
            capture: capture?.unwrap_or_default(),
            delivery: delivery.clone(),
            keyboard: keyboard?.unwrap_or_default(),
            form_codes: form_codes?,
            fitting: fitting?.unwrap_or_default(),
            voice: voice?,
            scanner: scanner?.unwrap_or_default(),
            signature: signature?.unwrap_or_default(),
        })
    };
    let settings = settings();
    Read {
        settings,
        menu: menu.procedures,
        delivery,
        appointments,
    }
}

/// `Some(None)` without the table, `None` where the table has a mistake.
fn optional<T>(
    table: Option<Table<'_>>,
    read: impl FnOnce(&Table<'_>) -> Option<T>,
) -> Option<Option<T>> {
    match table {
        None => Some(None),
        Some(table) => read(&table).map(Some),
    }
}

fn delivery(root: &Table<'_>) -> Vec<ResultDelivery> {
    let meanings =
        [ResultDelivery::AtWard, ResultDelivery::Post].map(|delivery| (delivery.token(), delivery));
    let words = root.texts("delivery");
    root.not_empty("delivery");
    words
        .iter()
        .filter_map(|word| root.meaning("delivery", word, &meanings))
        .collect()
}

fn ward(table: &Table<'_>, places: &Places) -> Option<Ward> {
    let province = table.text("province");
    let commune = table.text("commune");
    let office = table.text("office");
    let address = table.text("address");
    let counter = table.text("counter");
    let phone = table.text("phone");
    let hours = table.table("hours").and_then(|table| {
        let (vi, en) = (table.text("vi"), table.text("en"));
        table.close();
        Some(Localised {
            vi: vi?.value,
            en: en?.value,
        })
    });
    table.close();

    let (province, commune) = (province?, commune?);
    let units = unit(table, &province, &commune, places);
    let (province, commune) = units?;
    Some(Ward {
        commune,
        province,
        office: office?.value,
        address: address?.value,
        counter: counter?.value,
        phone: phone?.value,
        hours: hours?,
    })
}

fn unit(
    table: &Table<'_>,
    province: &At<String>,
    commune: &At<String>,
    places: &Places,
) -> Option<(crate::filing::place::Unit, crate::filing::place::Unit)> {
    let unknown = |of, code: &At<String>| {
        table.report(
            code.line,
            Fault::UnknownReference {
                of,
                name: code.value.clone(),
            },
        );
    };
    let Some(found) = places.province(&province.value) else {
        unknown("province", province);
        return None;
    };
    let Some(ward) = found
        .communes
        .iter()
        .find(|unit| unit.code == commune.value)
    else {
        unknown("commune of this province", commune);
        return None;
    };
    Some((found.unit.clone(), ward.clone()))
}

fn panel(table: &Table<'_>) -> Option<Panel> {
    let diagonal = table.decimal("diagonal_in");
    let width = table.whole("width_px", 640_u32, 16_384);
    let height = table.whole("height_px", 480_u32, 16_384);
    let bottom = table.decimal("mount_bottom_mm");
    table.close();
    let (diagonal, bottom) = (diagonal?, bottom?);
    if !(7.0..=100.0).contains(&diagonal.value) {
        table.report(
            diagonal.line,
            Fault::OutOfBounds {
                key: "diagonal_in",
                min: 7,
                max: 100,
            },
        );
        return None;
    }
    let panel = Panel {
        diagonal_in: diagonal.value,
        width_px: width?.value,
        height_px: height?.value,
        mount_bottom_mm: bottom.value,
    };
    let top = panel.mount_bottom_mm + panel.height_mm();
    if panel.mount_bottom_mm < 380.0 || top > 1200.0 {
        table.report(
            bottom.line,
            Fault::OutOfReach {
                bottom_mm: panel.mount_bottom_mm.round() as i64,
                top_mm: top.round() as i64,
            },
        );
    }
    Some(panel)
}

fn times(table: &Table<'_>) -> Option<Times> {
    let idle = table.whole("idle_seconds", 120_u32, 600);
    let warning = table.whole("warning_seconds", 60_u32, 600);
    let resume = table.whole("resume_minutes", 0_u32, 20);
    table.close();
    let seconds = |number: At<u32>| Duration::from_secs(u64::from(number.value));
    Some(Times {
        idle: seconds(idle?),
        warning: seconds(warning?),
        resume_within: seconds(resume?) * 60,
    })
}

fn mirror(table: &Table<'_>) -> Option<MirrorSettings> {
    let folder = table.text("folder");
    let recovery_key = table.text("recovery_key");
    table.close();
    Some(MirrorSettings {
        folder: PathBuf::from(folder?.value),
        recovery_key: desk::public_key(table, &recovery_key?)?,
    })
}

fn office(table: &Table<'_>) -> Option<Office> {
    let prefix = table.text("dossier_prefix");
    table.close();
    Some(Office {
        dossier_prefix: prefix?.value,
    })
}

fn keyboard(table: &Table<'_>) -> Option<Keyboard> {
    typing(table).map(|typing| Keyboard { typing })
}

fn typing(table: &Table<'_>) -> Option<Typing> {
    let meanings = [
        ("telex", Typing::Telex),
        ("vni", Typing::Vni),
        ("plain", Typing::Plain),
    ];
    let typing = table.one_of("typing", &meanings);
    table.close();
    typing
}

fn scanner(table: &Table<'_>) -> Option<Scanner> {
    let is_there = table.one_of("kind", &[("keyboard", true), ("none", false)]);
    // Beyond this a quick hand would be taken for a scanner, and every key of a hand would wait.
    let pause = table.optional_whole("pause_ms", 20_u32, 120);
    table.close();
    let pause = pause.map_or(Scanner::USUAL_PAUSE, |pause| {
        Duration::from_millis(u64::from(pause.value))
    });
    Some(if is_there? {
        Scanner::Keyboard { pause }
    } else {
        Scanner::Absent
    })
}

fn fitting(table: &Table<'_>) -> Option<Fitting> {
    let offer = table.flag("offer");
    table.close();
    Some(Fitting {
        offer: offer?.value,
    })
}

fn signature(table: &Table<'_>) -> Option<SignaturePad> {
    let offer = table.flag("offer");
    table.close();
    Some(SignaturePad {
        offer: offer?.value,
    })
}

fn voice(table: &Table<'_>, folder: &Path) -> Option<VoiceSettings> {
    let read_pages = table.flag("read_pages");
    let accents =
        [Accent::North, Accent::Central, Accent::South].map(|accent| (accent.token(), accent));
    let accent = table.one_of("accent", &accents);
    table.close();
    Some(voice_of(folder, read_pages?.value, accent?))
}

/// Recordings of the ward lie in the configuration, those of the program beside it.
fn voice_of(folder: &Path, read_pages: bool, accent: Accent) -> VoiceSettings {
    VoiceSettings {
        read_pages,
        accent,
        recordings: vec![folder.join("voice"), folder.join("../assets/voice")],
    }
}
