//! The desk's program as an operator uses it: commands beside the running desk, and what it logs.

use crate::desk_line::{Answered, answer};
use crate::desk_staff::{PASSWORD, form, token};
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

const PROGRAM: &str = env!("CARGO_BIN_EXE_motcua-desk");

/// The running program; its log is read when it has ended.
struct Program {
    child: Child,
    log: BufReader<std::process::ChildStderr>,
    read: String,
    address: SocketAddr,
}

impl Program {
    fn start(data: &Path) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(["--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .args(["--config", "kiosk-config"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("NO_COLOR", "1")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut read = String::new();
        let address = loop {
            let start = read.len();
            assert!(log.read_line(&mut read).unwrap() > 0, "{read}");
            if let Some((_, address)) = read[start..].split_once("address=") {
                break address.trim().parse().unwrap();
            }
        };
        Self {
            child,
            log,
            read,
            address,
        }
    }

    async fn ask(&self, request: &[u8]) -> Answered {
        let mut line = TcpStream::connect(self.address).await.unwrap();
        line.write_all(request).await.unwrap();
        answer(&mut line).await
    }

    fn end(mut self) -> String {
        self.child.kill().unwrap();
        let _ = self.child.wait().unwrap();
        self.log.read_to_string(&mut self.read).unwrap();
        std::mem::take(&mut self.read)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    let _ = command.args(arguments).arg("--data").arg(data);
    // Backtraces of a maintainer's machine are no part of the message.
    command.env_remove("RUST_BACKTRACE").output().unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[tokio::test]
async fn accounts_are_made_beside_the_running_desk_and_no_secret_is_logged() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("desk");
    let program = Program::start(&data);
    let add = ["account", "add", "quan.tri", "--role", "operator"];
    let made = said(&command(&data, &add));
    let told = made.trim().rsplit(' ').next().unwrap().to_owned();
    assert_eq!(told.len(), 19, "{made}");

    let wrong = form(
        "/sign-in",
        &[("name", "quan.tri"), ("password", "mật khẩu sai")],
    );
    assert_eq!(program.ask(&wrong.bytes()).await.status, 401);
    let right = form("/sign-in", &[("name", "quan.tri"), ("password", &told)]);
    let signed_in = program.ask(&right.bytes()).await;
    assert_eq!(signed_in.status, 303);
    let cookie = signed_in.header("set-cookie").unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let page = format!("GET /password HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n");
    let form_token = token(&program.ask(page.as_bytes()).await.text());
    let fields = [
        ("token", form_token.as_str()),
        ("old", &told),
        ("new", PASSWORD),
        ("again", PASSWORD),
    ];
    let chosen = form("/password", &fields).header("Cookie", &cookie);
    assert_eq!(program.ask(&chosen.bytes()).await.status, 303);

    assert!(said(&command(&data, &["account", "list"])).contains("quan.tri (operator): 1 open"));
    let locked = command(&data, &["account", "lock", "quan.tri"]);
    assert!(!locked.status.success());
    let told_why = String::from_utf8(locked.stderr).unwrap();
    assert!(told_why.contains("last operator"), "{told_why}");
    let unknown = command(&data, &["account", "reset", "nobody"]);
    assert!(
        String::from_utf8(unknown.stderr)
            .unwrap()
            .contains("no account")
    );
    let again = command(&data, &add);
    assert!(String::from_utf8(again.stderr).unwrap().contains("already"));

    let verified = said(&command(&data, &["audit", "verify"]));
    assert!(verified.starts_with("4 rows"), "{verified}");
    let exported = said(&command(&data, &["audit", "export"]));
    assert_eq!(exported.lines().count(), 4);

    let log = program.end();
    let session = cookie.split_once('=').unwrap().1;
    for secret in [
        told.as_str(),
        PASSWORD,
        "mật khẩu sai",
        session,
        &form_token,
        "quan.tri",
    ] {
        assert!(!log.contains(secret), "{secret} in {log}");
        assert!(
            !exported.contains(secret) || secret == "quan.tri",
            "{secret}"
        );
    }
}

#[test]
fn a_desk_tells_an_operator_what_accounts_are_for() {
    let help = Command::new(PROGRAM).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    assert!(help.contains("motcua-desk account add"), "{help}");
    assert!(!help.contains("no accounts"), "{help}");
}
