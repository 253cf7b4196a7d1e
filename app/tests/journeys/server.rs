//! The platform as people run it: the binary, a database in a folder of its own, a free port.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The binary under test.
pub const QOSAR: &str = env!("CARGO_BIN_EXE_qosar");

/// A folder that goes with the story.
pub struct Folder(PathBuf);

impl Folder {
    /// A new one, empty.
    pub fn new(story: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{story}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// A file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A process and everything it started: a group of its own, ended with the story.
pub struct Group(Child);

impl Group {
    /// Starts it.
    pub fn start(command: &mut Command) -> Self {
        use std::os::unix::process::CommandExt;
        Self(command.process_group(0).spawn().unwrap_or_else(|error| panic!("{command:?}: {error}")))
    }

    /// Ends it at once, as a power cut would.
    pub fn kill(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A port nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Asks until the answer is 200, for a minute.
pub fn wait_for(port: u16, path: &str) {
    let until = Instant::now() + Duration::from_mins(1);
    while !answers(port, path) {
        assert!(Instant::now() < until, "nobody answers at 127.0.0.1:{port}{path}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn answers(port: u16, path: &str) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else { return false };
    let asked = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    // The driver keeps its connections open: only the first line is waited for.
    let mut first = [0; 12];
    stream.set_read_timeout(Some(Duration::from_secs(5))).is_ok()
        && stream.write_all(asked.as_bytes()).is_ok()
        && stream.read_exact(&mut first).is_ok()
        && &first == b"HTTP/1.1 200"
}

/// The platform, running.
pub struct Server {
    process: Group,
    port: u16,
    verb: &'static str,
    folder: Folder,
}

impl Server {
    /// The demo, on a copy of its database.
    pub fn demo(story: &str) -> Self {
        let folder = Folder::new(story);
        std::fs::copy(demo_database(), folder.file("region.db")).unwrap();
        Self::begin("demo", folder)
    }

    /// An installation where nobody has an account yet.
    pub fn empty(story: &str) -> Self {
        Self::begin("serve", Folder::new(story))
    }

    /// A demo on a database that was made in the folder, as `region.db`, on a day.
    pub fn demo_over(folder: Folder, today: &str) -> Self {
        Self::begin_on("demo", folder, Some(today))
    }

    fn begin(verb: &'static str, folder: Folder) -> Self {
        Self::begin_on(verb, folder, None)
    }

    fn begin_on(verb: &'static str, folder: Folder, today: Option<&str>) -> Self {
        let port = free_port();
        let process = run(verb, &folder.file("region.db"), port, today);
        Self { process, port, verb, folder }
    }

    /// A file beside the database, to be chosen in a form.
    pub fn kept(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.file(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The address of a page.
    pub fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The database's file.
    pub fn database(&self) -> PathBuf {
        self.folder.file("region.db")
    }

    /// Ends it at once, as a power cut would.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    /// Starts again on the same file and port; another day moves the clock.
    pub fn again(&mut self, today: Option<&str>) {
        self.kill();
        self.process = run(self.verb, &self.database(), self.port, today);
    }

    /// `qosar audit verify` on its database: the exit code and what it says.
    pub fn audit(&self) -> (i32, String) {
        let said = Command::new(QOSAR)
            .args(["audit", "verify", "--database"])
            .arg(format!("sqlite:{}", self.database().display()))
            .current_dir(&self.folder.0)
            .output()
            .unwrap();
        (said.status.code().unwrap_or(-1), String::from_utf8_lossy(&said.stdout).into_owned())
    }
}

fn run(verb: &str, database: &Path, port: u16, today: Option<&str>) -> Group {
    let mut command = Command::new(QOSAR);
    command
        .arg(verb)
        .arg("--database")
        .arg(format!("sqlite:{}", database.display()))
        .args(["--listen", &format!("127.0.0.1:{port}")])
        .args(today.map(|day| format!("--today={day}")))
        .current_dir(database.parent().unwrap())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let process = Group::start(&mut command);
    wait_for(port, "/health");
    process
}

/// The demo's database, built once by this very binary and copied by every story.
fn demo_database() -> PathBuf {
    let binary = std::fs::metadata(QOSAR).unwrap();
    let made = binary.modified().unwrap().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo");
    std::fs::create_dir_all(&folder).unwrap();
    // Stories run side by side, in one process or in many: the first builds, the others wait.
    let lock = std::fs::File::create(folder.join("lock")).unwrap();
    lock.lock().unwrap();
    let built = folder.join(format!("{made}-{}.db", binary.len()));
    if !built.exists() {
        for old in std::fs::read_dir(&folder).unwrap().flatten().filter(|old| old.file_name() != "lock") {
            let _ = std::fs::remove_file(old.path());
        }
        let database = folder.join("building.db");
        let mut building = build(&database);
        building.kill();
        // A backup is whole whatever the write-ahead log still held.
        let url = format!("sqlite:{}", database.display());
        let copied = Command::new(QOSAR).args(["backup", "--database", &url]).arg(&built).output().unwrap();
        assert!(copied.status.success(), "{}", String::from_utf8_lossy(&copied.stderr));
    }
    built
}

fn build(database: &Path) -> Group {
    let port = free_port();
    let mut command = Command::new(QOSAR);
    command
        .args(["demo", "--listen", &format!("127.0.0.1:{port}"), "--database"])
        .arg(format!("sqlite:{}", database.display()))
        .stdout(Stdio::null());
    let building = Group::start(&mut command);
    let until = Instant::now() + Duration::from_mins(20);
    while !answers(port, "/health") {
        assert!(Instant::now() < until, "the demo was not built in twenty minutes");
        std::thread::sleep(Duration::from_millis(200));
    }
    building
}
