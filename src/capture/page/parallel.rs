//! Work on pictures shared among the machine's cores: no result depends on how many there are.

use std::panic::resume_unwind;
use std::thread;

/// Fewer rows than this are done before other threads have begun.
const WORTH_SHARING: usize = 256;

/// Does two things at the same time.
pub(crate) fn both<A: Send, B>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B,
) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (
            one.join().unwrap_or_else(|panic| resume_unwind(panic)),
            other,
        )
    })
}

/// Does the same work for each of a few things, each on a thread of its own; the answers keep their order.
pub(crate) fn in_parallel<T: Sync, A: Send>(things: &[T], work: impl Fn(&T) -> A + Sync) -> Vec<A> {
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = things
            .iter()
            .map(|thing| scope.spawn(move || work(thing)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

/// Works on bands of rows at the same time, one for each core up to four. The work is told the first row of its
/// band. Bands begin at multiples of `together` rows.
pub(crate) fn in_bands<T: Send>(
    rows: &mut [T],
    row_length: usize,
    together: usize,
    work: impl Fn(usize, &mut [T]) + Sync,
) {
    let count = rows.len() / row_length.max(1);
    let bands = cores();
    if count < WORTH_SHARING || bands == 1 {
        work(0, rows);
        return;
    }
    let each = count.div_ceil(bands).next_multiple_of(together.max(1));
    thread::scope(|scope| {
        for (band, rows) in rows.chunks_mut(each * row_length).enumerate() {
            let work = &work;
            let _ = scope.spawn(move || work(band * each, rows));
        }
    });
}

/// How many bands are worked on at the same time.
pub(crate) fn cores() -> usize {
    thread::available_parallelism()
        .map_or(1, usize::from)
        .clamp(1, 4)
}
