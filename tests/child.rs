//! This test's executable, started anew as a process of its own that ends by SIGKILL.

use std::ffi::OsStr;
use std::process::{Child, ChildStdin, Command, Stdio};

/// A process that ends by SIGKILL, also when the test fails.
pub struct ChildProcess(Child);

impl ChildProcess {
    /// Starts the test of this name anew, with variables by which it knows that it is the child.
    pub fn start(test: &str, variables: &[(&str, &OsStr)]) -> Self {
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", test])
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self(child)
    }

    /// What the child reads; once this is dropped the child sees its end.
    pub fn take_stdin(&mut self) -> ChildStdin {
        self.0.stdin.take().unwrap()
    }

    pub fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for ChildProcess {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
