//! What the address of a desk says about its line: protected, on this machine, or neither.

/// An address by what may be sent there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::config) enum Address {
    /// `http` to this machine itself.
    Loopback,
    /// `http` to another machine: refused.
    PlainElsewhere,
    /// `https`.
    Protected,
    /// Not an origin: no scheme, no host, or more than scheme, host and port.
    Unusable,
}

/// Judges an origin such as `https://desk.example:8443`.
pub(in crate::config) fn of(url: &str) -> Address {
    let (protected, rest) = if let Some(rest) = url.strip_prefix("https://") {
        (true, rest)
    } else if let Some(rest) = url.strip_prefix("http://") {
        (false, rest)
    } else {
        return Address::Unusable;
    };
    let Some(host) = host(rest.strip_suffix('/').unwrap_or(rest)) else {
        return Address::Unusable;
    };
    match (protected, host) {
        (true, _) => Address::Protected,
        (false, "127.0.0.1" | "[::1]" | "localhost") => Address::Loopback,
        (false, _) => Address::PlainElsewhere,
    }
}

/// Judges the address where a tus server creates uploads, such as `https://upload.example/files/`:
/// an origin with a path of plain signs after it.
pub(in crate::config) fn of_endpoint(url: &str) -> Address {
    let Some(start) = url.find("://").map(|colon| colon + 3) else {
        return Address::Unusable;
    };
    let path = url[start..].find('/').map_or(url.len(), |at| start + at);
    let (origin, path) = url.split_at(path);
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | '~');
    // Steps up would be taken before the address is used, and then it would be another one.
    let steps = path.split('/').any(|part| matches!(part, "." | ".."));
    if !path.chars().all(sign) || steps {
        return Address::Unusable;
    }
    of(origin)
}

/// The host of `host[:port]`; nothing where it is more or less than that.
pub(super) fn host(authority: &str) -> Option<&str> {
    let (host, port) = if authority.starts_with('[') {
        let end = authority.find(']')? + 1;
        let (host, port) = authority.split_at(end);
        (host, (!port.is_empty()).then_some(port))
    } else {
        match authority.find(':') {
            Some(colon) => (&authority[..colon], Some(&authority[colon..])),
            None => (authority, None),
        }
    };
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    let port_fits = port.is_none_or(|port| {
        port.strip_prefix(':')
            .is_some_and(|digits| digits.parse::<u16>().is_ok_and(|port| port > 0))
    });
    (!host.is_empty() && host.chars().all(sign) && port_fits).then_some(host)
}

/// 32 bytes from 64 hexadecimal digits.
pub(in crate::config) fn key(text: &str) -> Option<[u8; 32]> {
    let digits: Vec<u8> = text
        .chars()
        .map(|digit| {
            digit
                .to_digit(16)
                .and_then(|digit| u8::try_from(digit).ok())
        })
        .collect::<Option<_>>()?;
    let bytes: Vec<u8> = digits
        .chunks_exact(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect();
    if digits.len() == 64 {
        bytes.try_into().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_may_be_reached_without_protection() {
        for (url, expected) in [
            ("http://127.0.0.1:8700", Address::Loopback),
            ("http://localhost:8700/", Address::Loopback),
            ("http://[::1]:8700", Address::Loopback),
            ("http://127.0.0.1", Address::Loopback),
            ("http://127.0.0.1.evil.example", Address::PlainElsewhere),
            ("http://localhost.example:80", Address::PlainElsewhere),
            ("http://192.168.1.10:8700", Address::PlainElsewhere),
            ("https://desk.ward.example:8443", Address::Protected),
            ("http://127.0.0.1@evil.example", Address::Unusable),
            ("https://user@desk.example", Address::Unusable),
            ("https://desk.example/path", Address::Unusable),
            ("https://desk.example:0", Address::Unusable),
            ("https://desk.example:99999", Address::Unusable),
            ("https://", Address::Unusable),
            ("http://[::1]x:80", Address::Unusable),
            ("http://[::1", Address::Unusable),
            ("ftp://127.0.0.1", Address::Unusable),
            ("127.0.0.1:8700", Address::Unusable),
        ] {
            assert_eq!(of(url), expected, "{url}");
        }
    }

    #[test]
    fn an_endpoint_may_have_a_path_and_nothing_else() {
        for (url, expected) in [
            ("http://127.0.0.1:1080/files/", Address::Loopback),
            ("http://127.0.0.1:1080/files", Address::Loopback),
            ("http://localhost:1080", Address::Loopback),
            ("https://upload.example/a/b-c_d/", Address::Protected),
            ("http://upload.example/files/", Address::PlainElsewhere),
            ("http://127.0.0.1@evil.example/files/", Address::Unusable),
            ("https://upload.example/files/?a=b", Address::Unusable),
            ("https://upload.example/files/#a", Address::Unusable),
            ("https://upload.example/files/../b/", Address::Unusable),
            ("https://upload.example/%2e%2e/", Address::Unusable),
            ("https:///files/", Address::Unusable),
            ("upload.example/files/", Address::Unusable),
        ] {
            assert_eq!(of_endpoint(url), expected, "{url}");
        }
    }

    #[test]
    fn a_public_key_is_64_hexadecimal_digits() {
        assert_eq!(key(&"0f".repeat(32)), Some([15; 32]));
        assert_eq!(key(&"0F".repeat(32)), Some([15; 32]));
        assert_eq!(key(&"0f".repeat(31)), None);
        assert_eq!(key(&"0f".repeat(33)), None);
        assert_eq!(key(&"0g".repeat(32)), None);
        assert_eq!(key(&"0é".repeat(32)), None);
    }
}
