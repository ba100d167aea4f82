//! The bars at top and bottom: the same targets at the same place on every screen (C17).

use crate::kiosk::look::Look;
use crate::kiosk::page::{Act, Bars, Page};
use crate::kiosk::render::parts::{Style, glyph, plain, strong, surface, target};
use crate::kiosk::render::{Frame, Input, VoiceBar};
use crate::kiosk::semantic::Role;
use iced::widget::{column, container, progress_bar, row, space};
use iced::{Alignment, Background, Border, Element, Fill};

/// Back, progress and the status corner.
pub fn top<'a>(page: &Page, frame: &Frame, look: &Look) -> Element<'a, Input> {
    let height = look.top_bar();
    let button = look.mm(24.5);
    let back_width = look.mm(if look.is_narrow() { 52.0 } else { 68.0 });
    let back: Element<'a, Input> = match &page.back {
        Some(act) => target(
            labelled("arrow-left", &frame.labels.back, Style::Plain, look),
            act,
            Role::Button,
            Style::Plain,
            frame.generation,
            look,
        )
        .named("back")
        .width(back_width)
        .height(button)
        .into(),
        None => space().width(back_width).height(button).into(),
    };
    if let Some(voice) = &frame.voice {
        return bar(
            row![back, voice_bar(voice, button, frame, look)]
                .spacing(look.mm(8.0))
                .align_y(Alignment::Center)
                .into(),
            height,
            look,
        );
    }
    let progress: Element<'a, Input> = match &page.progress {
        Some(progress) => {
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
        None => space().width(Fill).into(),
    };
    let cover = page.private.then(|| {
        target(
            labelled("eye-off", &frame.labels.cover, Style::Plain, look),
            &Act::Cover,
            Role::Button,
            Style::Plain,
            frame.generation,
            look,
        )
        .named("cover")
        .width(look.mm(if look.is_narrow() { 64.0 } else { 86.0 }))
        .height(button)
    });
    let corner = look.mm(if look.is_narrow() { 88.0 } else { 140.0 });
    let status = container(
        row![
            glyph(frame.status.icon, look.bar_text() * 1.15, look.palette.ink),
            plain(&frame.status.text, look.bar_text(), look.palette.ink).role(Role::Status),
        ]
        .spacing(look.mm(2.5))
        .align_y(Alignment::Center),
    )
    .width(corner)
    .align_right(corner);
    bar(
        row![back, progress]
            .push(cover)
            .push(status)
            .spacing(look.mm(if look.is_narrow() { 5.2 } else { 8.0 }))
            .align_y(Alignment::Center)
            .into(),
        height,
        look,
    )
}

/// The buttons of the voice, or that it is silent.
fn voice_bar<'a>(voice: &VoiceBar, height: f32, frame: &Frame, look: &Look) -> Element<'a, Input> {
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
        (slower, Act::Slower),
        (faster, Act::Faster),
        (softer, Act::Softer),
        (louder, Act::Louder),
    ];
    row(buttons.into_iter().map(|(label, act)| {
        target(
            strong(label, look.bar_text(), look.palette.ink),
            &act,
            Role::Button,
            Style::Function,
            frame.generation,
            look,
        )
        .width(Fill)
        .height(height)
        .into()
    }))
    .spacing(look.gap())
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

/// End, call staff, read aloud, text size, and the way on at the right.
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
    if page.bars == Bars::Help {
        let call = fixed(
            "call-staff",
            "bell-ring",
            &labels.call_staff,
            Act::CallStaff,
            Style::Plain,
            (55.0, 82.0),
        );
        let before = space().width(of_width((50.2, 66.0)));
        let apart = space().width((look.mm(15.3) - 2.0 * look.gap()).max(0.0));
        let line = row![before, apart, call]
            .spacing(look.gap())
            .align_y(Alignment::Center);
        return container(line)
            .padding([0.0, look.margin()])
            .width(Fill)
            .height(height)
            .center_y(height)
            .into();
    }
    let end: Element<'a, Input> = match page.bars {
        Bars::Visit => fixed(
            "end",
            "log-out",
            &labels.end,
            Act::AskEnd,
            Style::Danger,
            (50.2, 66.0),
        )
        .into(),
        _ => space().width(of_width((50.2, 66.0))).height(button).into(),
    };
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
            end,
            // What erases stands 15 mm away from anything else (C03).
            space().width((look.mm(15.3) - 2.0 * look.gap()).max(0.0)),
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
        .spacing(look.gap())
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
