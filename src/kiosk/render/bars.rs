//! The bars at top and bottom: the same targets at the same place on every screen (C17).

use crate::kiosk::look::Look;
use crate::kiosk::page::{Act, Bars, Page, StaffAct};
use crate::kiosk::render::parts::{Style, glyph, plain, strong, surface, target};
use crate::kiosk::render::{Frame, Input, VoiceBar};
use crate::kiosk::semantic::Role;
use crate::kiosk::widget::label::Label;
use iced::widget::{Row, column, container, progress_bar, row, space};
use iced::{Alignment, Background, Border, Color, Element, Fill};

/// Back, progress or the voice, cover, and – apart from everything – the end.
pub fn top<'a>(page: &Page, frame: &Frame, look: &Look) -> Element<'a, Input> {
    let height = look.top_bar();
    let button = height - look.mm(if look.is_low() { 0.5 } else { 1.5 });
    let narrow = look.is_narrow();
    let fixed = |id, icon: &str, label: &str, act: &Act, style: Style, width: (f32, f32)| {
        target(
            labelled(icon, label, style, look),
            act,
            Role::Button,
            style,
            frame.generation,
            look,
        )
        .named(id)
        .width(look.mm(if narrow { width.0 } else { width.1 }))
        .height(button)
    };
    let labels = &frame.labels;
    let back_width = (52.0, 68.0);
    let back: Element<'a, Input> = match &page.back {
        Some(act) => fixed(
            "back",
            "arrow-left",
            &labels.back,
            act,
            Style::Plain,
            back_width,
        )
        .into(),
        None => space()
            .width(look.mm(if narrow { back_width.0 } else { back_width.1 }))
            .height(button)
            .into(),
    };
    let middle = match &frame.voice {
        Some(voice) => voice_bar(voice, button, page.private, frame, look),
        None => progress(page, look),
    };
    let cover = page.private.then(|| {
        fixed(
            "cover",
            "eye-off",
            &labels.cover,
            &Act::Cover,
            Style::Plain,
            (63.0, 86.0),
        )
    });
    let gap = look.bar_gap();
    // What erases stands 15 mm away from anything else (C03).
    let end = (page.bars == Bars::Visit).then(|| {
        row![
            space().width(look.mm(15.4) - gap),
            fixed(
                "end",
                "log-out",
                &labels.end,
                &Act::AskEnd,
                Style::Danger,
                (50.4, 66.0),
            )
        ]
    });
    bar(
        row![back, middle]
            .push(cover)
            .push(end)
            .spacing(gap)
            .align_y(Alignment::Center)
            .into(),
        height,
        look,
    )
}

fn progress<'a>(page: &Page, look: &Look) -> Element<'a, Input> {
    let Some(progress) = &page.progress else {
        return space().width(Fill).into();
    };
    let palette = look.palette;
    let radius = look.mm(1.5);
    column![
        plain(&progress.text, look.bar_text(), palette.quiet).role(Role::Progress),
        progress_bar(0.0..=1000.0, f32::from(progress.permille))
            .girth(look.mm(3.0))
            .length(Fill)
            .style(move |_| progress_bar::Style {
                background: Background::Color(palette.paper),
                bar: Background::Color(palette.accent),
                border: Border {
                    color: palette.line,
                    width: 1.0,
                    radius: radius.into(),
                },
            }),
    ]
    .spacing(look.mm(0.5))
    .align_x(Alignment::Center)
    .width(Fill)
    .into()
}

/// What is true about line and queue.
fn status<'a>(frame: &Frame, look: &Look) -> Element<'a, Input> {
    if frame.status.helped {
        return banner(frame, look);
    }
    container(
        row![
            glyph(frame.status.icon, look.bar_text() * 1.15, look.palette.ink),
            plain(&frame.status.text, look.bar_text(), look.palette.ink).role(Role::Status),
        ]
        .spacing(look.mm(2.0))
        .align_y(Alignment::Center),
    )
    .width(status_width(look))
    .into()
}

/// What a notice in the corner says.
fn notice<'a>(frame: &Frame, look: &Look, weight: fn(&str, f32, Color) -> Label) -> Row<'a, Input> {
    let ink = look.palette.ink;
    let text = weight(&frame.status.text, look.bar_text(), ink).role(Role::Status);
    // On the narrowest panel the words need all the room.
    let icon =
        (look.width_mm() >= 320.0).then(|| glyph(frame.status.icon, look.bar_text() * 1.15, ink));
    row![]
        .push(icon)
        .push(text.width(Fill))
        .spacing(look.mm(2.0))
        .align_y(Alignment::Center)
}

/// That somebody helps. It stands in the corner of the status, so that nothing else has to move,
/// and looks like a notice and not like a button.
fn banner<'a>(frame: &Frame, look: &Look) -> Element<'a, Input> {
    if frame.status.company {
        return company(frame, look);
    }
    let content = notice(frame, look, strong);
    let height = look.bottom_bar() - look.mm(if look.is_low() { 1.0 } else { 3.0 });
    surface(
        container(content)
            .padding([0.0, look.mm(1.5)])
            .width(status_width(look))
            .height(height)
            .center_y(height),
        Role::Surface,
        look.palette.notice,
        Some((look.palette.line, look.hairline())),
        0.0,
    )
    .into()
}

/// That staff at the desk looks on, and at the same place what ends it: the whole corner is one large target.
fn company<'a>(frame: &Frame, look: &Look) -> Element<'a, Input> {
    let content = notice(frame, look, plain);
    target(
        container(content).padding([0.0, look.mm(if look.is_narrow() { 1.0 } else { 3.0 })]),
        &Act::EndCompany,
        Role::Button,
        Style::Read,
        frame.generation,
        look,
    )
    .named("company")
    .width(status_width(look))
    .height(look.bottom_bar() - look.mm(if look.is_low() { 1.0 } else { 5.0 }))
    .into()
}

fn status_width(look: &Look) -> f32 {
    look.mm(match look.width_mm() {
        narrowest if narrowest < 320.0 => 62.0,
        narrow if narrow < 400.0 => 86.0,
        _ => 100.0,
    })
}

/// The buttons of the voice, or that it is silent.
///
/// Beside the cover there is room for two of them.
fn voice_bar<'a>(
    voice: &VoiceBar,
    height: f32,
    private: bool,
    frame: &Frame,
    look: &Look,
) -> Element<'a, Input> {
    let (slower, faster, softer, louder) = match voice {
        VoiceBar::Buttons {
            slower,
            faster,
            softer,
            louder,
        } => (slower, faster, softer, louder),
        VoiceBar::Silent(note) => return silent(note, look),
    };
    let buttons = [
        ("slower", slower, Act::Slower),
        ("faster", faster, Act::Faster),
        ("softer", softer, Act::Softer),
        ("louder", louder, Act::Louder),
    ];
    let shown = buttons
        .into_iter()
        .filter(|(_, _, act)| !private || matches!(act, Act::Slower | Act::Louder));
    row(shown.map(|(id, label, act)| {
        target(
            strong(label, look.bar_text(), look.palette.ink),
            &act,
            Role::Button,
            Style::Function,
            frame.generation,
            look,
        )
        .named(id)
        .width(Fill)
        .height(height)
        .into()
    }))
    .spacing(look.bar_gap())
    .width(Fill)
    .into()
}

fn silent<'a>(note: &str, look: &Look) -> Element<'a, Input> {
    row![
        glyph("volume-x", look.bar_text() * 1.15, look.palette.ink),
        plain(note, look.bar_text(), look.palette.ink).width(Fill),
    ]
    .spacing(look.mm(2.5))
    .align_y(Alignment::Center)
    .width(Fill)
    .into()
}

/// The status corner, call staff, read aloud, text size, and the way on at the right.
pub fn bottom<'a>(page: &Page, frame: &Frame, look: &Look) -> Element<'a, Input> {
    let height = look.bottom_bar();
    let button = height - look.mm(if look.is_low() { 1.0 } else { 5.0 });
    let narrow = look.is_narrow();
    let of_width = |(small, wide): (f32, f32)| look.mm(if narrow { small } else { wide });
    let fixed = |id, icon: &str, label: &str, act: Act, style: Style, width: (f32, f32)| {
        target(
            labelled(icon, label, style, look),
            &act,
            Role::Button,
            style,
            frame.generation,
            look,
        )
        .named(id)
        .width(of_width(width))
        .height(button)
    };
    let labels = &frame.labels;
    if matches!(page.bars, Bars::Help | Bars::Call | Bars::None) {
        let before: Element<'a, Input> = if frame.status.helped {
            banner(frame, look)
        } else {
            space().width(status_width(look)).into()
        };
        let call = fixed(
            "call-staff",
            "bell-ring",
            &labels.call_staff,
            Act::CallStaff,
            Style::Plain,
            (55.0, 82.0),
        );
        let call = (page.bars == Bars::Help).then_some(call);
        // Not where the finger was that called, and not where most fingers go on.
        let staff = (page.bars == Bars::Call).then(|| {
            let staff = fixed(
                "staff-only",
                "user",
                &labels.staff_only,
                Act::Staff(StaffAct::Open),
                Style::Plain,
                (51.4, 77.0),
            );
            row![space().width(of_width((55.0, 82.0))), staff].spacing(look.bar_gap())
        });
        let line = row![before]
            .push(call)
            .push(staff)
            .spacing(look.bar_gap())
            .align_y(Alignment::Center);
        return container(line)
            .padding([0.0, look.margin()])
            .width(Fill)
            .height(height)
            .center_y(height)
            .into();
    }
    let voice = if frame.status.reading {
        "volume-x"
    } else {
        "volume-2"
    };
    let next: Element<'a, Input> = match &page.next {
        Some(next) => target(
            row![
                strong(&next.label, look.next_text(), look.palette.on_accent),
                glyph("arrow-right", look.next_text(), look.palette.on_accent),
            ]
            .spacing(look.mm(if narrow { 2.0 } else { 4.0 }))
            .align_y(Alignment::Center),
            &next.act,
            Role::Button,
            Style::Main,
            frame.generation,
            look,
        )
        .named("continue")
        .width(Fill)
        .height(button)
        .into(),
        None => space().width(Fill).into(),
    };
    bar(
        row![
            status(frame, look),
            fixed(
                "call-staff",
                "bell-ring",
                &labels.call_staff,
                Act::CallStaff,
                Style::Plain,
                (55.0, 82.0)
            ),
            fixed(
                "read-aloud",
                voice,
                &labels.read_aloud,
                Act::ReadAloud,
                Style::Plain,
                (51.4, 77.0)
            ),
            fixed(
                "text-size",
                "a-large-small",
                &labels.text_size,
                Act::AskAppearance,
                Style::Plain,
                (50.2, 68.0)
            ),
            next,
        ]
        .spacing(look.bar_gap())
        .align_y(Alignment::Center)
        .into(),
        height,
        look,
    )
}

fn labelled<'a>(icon: &str, label: &str, style: Style, look: &Look) -> Element<'a, Input> {
    let ink = style.ink(look);
    let (larger, gap) = if look.is_narrow() {
        (1.0, 1.4)
    } else {
        (1.2, 2.4)
    };
    row![
        glyph(icon, look.bar_text() * larger, ink),
        strong(label, look.bar_text(), ink)
    ]
    .spacing(look.mm(gap))
    .align_y(Alignment::Center)
    .into()
}

fn bar<'a>(content: Element<'a, Input>, height: f32, look: &Look) -> Element<'a, Input> {
    surface(
        container(content)
            .padding([0.0, look.margin()])
            .width(Fill)
            .height(height)
            .center_y(height),
        Role::Surface,
        look.palette.bar,
        None,
        0.0,
    )
    .into()
}
