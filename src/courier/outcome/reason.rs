//! Why an attempt failed, as closed words.

/// The closed words for a failure's reason, sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// 429 or 503: the desk is busy.
    Busy,
    /// The certificate is not trusted.
    Certificate,
    /// The certificate's dates do not agree with the clock.
    CertificateDates,
    /// The desk knows this id with another digest.
    Conflict,
    /// The filing's bytes at the kiosk are not the ones that were sealed.
    DamagedHere,
    /// 5xx or 408.
    DeskError,
    /// The desk's bytes of a part do not have the sealed digest.
    DigestMismatch,
    /// The line broke during a call.
    Interrupted,
    /// 400: the desk cannot read it.
    Malformed,
    /// 415: a media type that the desk does not take.
    MediaType,
    /// 401 or 403.
    NotAuthorised,
    /// Somebody else answered.
    NotOurDesk,
    /// The desk misses parts at the commit.
    PartsMissing,
    /// No common protocol version.
    ProtocolVersion,
    /// Another 4xx from the desk.
    Refused,
    /// Nothing moved for too long.
    Stalled,
    /// 413.
    TooLarge,
    /// No connection.
    Unreachable,
    /// The desk forgot the upload.
    UploadGone,
    /// The desk has another offset, or the upload is locked.
    WrongOffset,
    /// A receipt for something else.
    WrongReceipt,
}

impl Reason {
    /// Every reason, for the texts that must name each.
    pub const ALL: [Self; 21] = [
        Self::Busy,
        Self::Certificate,
        Self::CertificateDates,
        Self::Conflict,
        Self::DamagedHere,
        Self::DeskError,
        Self::DigestMismatch,
        Self::Interrupted,
        Self::Malformed,
        Self::MediaType,
        Self::NotAuthorised,
        Self::NotOurDesk,
        Self::PartsMissing,
        Self::ProtocolVersion,
        Self::Refused,
        Self::Stalled,
        Self::TooLarge,
        Self::Unreachable,
        Self::UploadGone,
        Self::WrongOffset,
        Self::WrongReceipt,
    ];

    /// The word kept in the ledger.
    pub fn word(self) -> &'static str {
        match self {
            Self::Busy => "busy",
            Self::Certificate => "certificate",
            Self::CertificateDates => "certificate_dates",
            Self::Conflict => "conflict",
            Self::DamagedHere => "damaged_here",
            Self::DeskError => "desk_error",
            Self::DigestMismatch => "digest_mismatch",
            Self::Interrupted => "interrupted",
            Self::Malformed => "malformed",
            Self::MediaType => "media_type",
            Self::NotAuthorised => "not_authorised",
            Self::NotOurDesk => "not_our_desk",
            Self::PartsMissing => "parts_missing",
            Self::ProtocolVersion => "protocol_version",
            Self::Refused => "refused",
            Self::Stalled => "stalled",
            Self::TooLarge => "too_large",
            Self::Unreachable => "unreachable",
            Self::UploadGone => "upload_gone",
            Self::WrongOffset => "wrong_offset",
            Self::WrongReceipt => "wrong_receipt",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_distinct_and_fit_a_text_key() {
        let words: std::collections::BTreeSet<_> =
            Reason::ALL.iter().map(|reason| reason.word()).collect();
        assert_eq!(words.len(), Reason::ALL.len());
        assert!(
            words
                .iter()
                .all(|word| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        );
    }
}
