//! The article's last section: cooperative tasks as generators, with real sockets under them (after David Beazley's
//! "A Curious Course on Coroutines and Concurrency").
//!
//! A task is a generator, and what it yields is a system call: *start this task*, *wake me when this socket is ready*.
//! The scheduler plays the operating system. It resumes whoever can go on, and when nobody can, it asks the real one,
//! through `polling`, which sockets are ready. An echo server serves a hundred clients, which are tasks as well, in one
//! thread, without a callback and without `async`.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::rc::Rc;
use std::time::Duration;

use polling::{Event, Events, Poller};
use resumable::{BoxGenerator, Generator, Resume, generator};

const CLIENTS: usize = 100;
const MESSAGES: usize = 5;
/// A scheduler in which nothing happens for so long gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a task asks of the scheduler.
enum Call {
    Spawn(Task),
    Acceptable(Rc<TcpListener>),
    Readable(Rc<TcpStream>),
    Writable(Rc<TcpStream>),
}

type Task = BoxGenerator<'static, Call, (), io::Result<Done>>;

/// What a task has to say at its end: what it was, and how many bytes came through it.
struct Done {
    role: &'static str,
    bytes: usize,
}

// The operations that may have to wait: each tries, and where it would block, lets the others run.

#[generator]
fn accept(
    listener: Rc<TcpListener>,
) -> impl Generator<Item = Call, Return = io::Result<Rc<TcpStream>>> {
    loop {
        match listener.accept() {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                yield_!(Call::Acceptable(listener.clone()))
            }
            Err(error) => return Err(error),
            Ok((stream, _)) => {
                stream.set_nonblocking(true)?;
                return Ok(Rc::new(stream));
            }
        }
    }
}

/// Reads what has arrived; nothing if the other side is done.
#[generator]
fn read(stream: Rc<TcpStream>) -> impl Generator<Item = Call, Return = io::Result<Vec<u8>>> {
    let mut buffer = [0; 512];
    loop {
        match (&*stream).read(&mut buffer) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                yield_!(Call::Readable(stream.clone()))
            }
            result => return Ok(buffer[..result?].to_vec()),
        }
    }
}

#[generator]
fn write_all(
    stream: Rc<TcpStream>,
    bytes: Vec<u8>,
) -> impl Generator<Item = Call, Return = io::Result<()>> {
    let mut written = 0;
    while written < bytes.len() {
        match (&*stream).write(&bytes[written..]) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                yield_!(Call::Writable(stream.clone()))
            }
            result => written += result?,
        }
    }
    Ok(())
}

// The tasks. They read as if each had the machine for itself.

/// Accepts so many connections, and starts a task for each.
#[generator]
fn server(
    listener: Rc<TcpListener>,
    connections: usize,
) -> BoxGenerator<'static, Call, (), io::Result<Done>> {
    for _ in 0..connections {
        let stream = yield_from!(accept(listener.clone()))?;
        yield_!(Call::Spawn(echo(stream)));
    }
    Ok(Done {
        role: "server",
        bytes: 0,
    })
}

/// Sends back what it gets, until there is no more.
#[generator]
fn echo(stream: Rc<TcpStream>) -> BoxGenerator<'static, Call, (), io::Result<Done>> {
    let mut bytes = 0;
    loop {
        let chunk = yield_from!(read(stream.clone()))?;
        if chunk.is_empty() {
            return Ok(Done {
                role: "echo",
                bytes,
            });
        }
        bytes += chunk.len();
        yield_from!(write_all(stream.clone(), chunk))?;
    }
}

/// Says a few things, and insists on hearing each of them back.
#[generator]
fn client(address: SocketAddr, number: usize) -> BoxGenerator<'static, Call, (), io::Result<Done>> {
    // The standard library connects by blocking; on the loopback the kernel completes it at once.
    let stream = Rc::new(TcpStream::connect(address)?);
    stream.set_nonblocking(true)?;
    let mut bytes = 0;
    for round in 0..MESSAGES {
        let message = format!("client {number}, message {round}\n")
            .repeat(round + 1)
            .into_bytes();
        yield_from!(write_all(stream.clone(), message.clone()))?;
        let mut echoed = Vec::new();
        while echoed.len() < message.len() {
            let chunk = yield_from!(read(stream.clone()))?;
            if chunk.is_empty() {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            echoed.extend(chunk);
        }
        assert_eq!(echoed, message, "client {number}, message {round}");
        bytes += echoed.len();
    }
    Ok(Done {
        role: "client",
        bytes,
    })
}

/// The first task: it starts all the others.
#[generator]
fn boot() -> BoxGenerator<'static, Call, (), io::Result<Done>> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    yield_!(Call::Spawn(server(Rc::new(listener), CLIENTS)));
    for number in 0..CLIENTS {
        yield_!(Call::Spawn(client(address, number)));
    }
    Ok(Done {
        role: "boot",
        bytes: 0,
    })
}

enum Socket {
    Listener(Rc<TcpListener>),
    Stream(Rc<TcpStream>),
}

/// A socket that the poller watches for as long as this lives.
struct Watch {
    poller: Rc<Poller>,
    socket: Socket,
}

impl Watch {
    fn new(poller: Rc<Poller>, socket: Socket, interest: Event) -> io::Result<Self> {
        // SAFETY: the poller must be told before a watched socket is closed. `Watch` keeps the socket open, and `drop`
        // tells the poller.
        #[expect(unsafe_code, reason = "`polling` offers no safe way")]
        unsafe {
            match &socket {
                Socket::Listener(listener) => poller.add(&**listener, interest)?,
                Socket::Stream(stream) => poller.add(&**stream, interest)?,
            }
        }
        Ok(Self { poller, socket })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let result = match &self.socket {
            Socket::Listener(listener) => self.poller.delete(&**listener),
            Socket::Stream(stream) => self.poller.delete(&**stream),
        };
        result.expect("a watched socket is known to the poller");
    }
}

struct Scheduler {
    poller: Rc<Poller>,
    /// Tasks that can go on, first come, first served.
    ready: VecDeque<Task>,
    /// Tasks that wait for a socket, by the key that the poller knows it under.
    waiting: HashMap<usize, (Watch, Task)>,
    next_key: usize,
    done: Vec<Done>,
}

impl Scheduler {
    fn new() -> io::Result<Self> {
        Ok(Self {
            poller: Rc::new(Poller::new()?),
            ready: VecDeque::new(),
            waiting: HashMap::new(),
            next_key: 0,
            done: Vec::new(),
        })
    }

    /// Runs the task and all that come of it to their ends.
    fn run(mut self, first: Task) -> io::Result<Vec<Done>> {
        self.ready.push_back(first);
        let mut events = Events::new();
        loop {
            while let Some(task) = self.ready.pop_front() {
                self.resume(task)?;
            }
            if self.waiting.is_empty() {
                return Ok(self.done);
            }
            events.clear();
            if self.poller.wait(&mut events, Some(PATIENCE))? == 0 {
                return Err(ErrorKind::TimedOut.into());
            }
            for event in events.iter() {
                let (_watch, task) = self.waiting.remove(&event.key).expect("who watches, waits");
                self.ready.push_back(task);
            }
        }
    }

    /// Lets the task run to its next call, and carries that out: it goes on, waits, or is done.
    fn resume(&mut self, mut task: Task) -> io::Result<()> {
        let (socket, interest): (_, fn(usize) -> Event) = match task.resume(Resume::Next) {
            Ok(Call::Acceptable(listener)) => (Socket::Listener(listener), Event::readable),
            Ok(Call::Readable(stream)) => (Socket::Stream(stream), Event::readable),
            Ok(Call::Writable(stream)) => (Socket::Stream(stream), Event::writable),
            Ok(Call::Spawn(child)) => {
                self.ready.extend([child, task]);
                return Ok(());
            }
            Err(stop) => {
                self.done.push(stop.value.expect("a task returns once")?);
                return Ok(());
            }
        };
        let key = self.next_key;
        self.next_key += 1;
        let watch = Watch::new(self.poller.clone(), socket, interest(key))?;
        self.waiting.insert(key, (watch, task));
        Ok(())
    }
}

fn main() -> io::Result<()> {
    let done = Scheduler::new()?.run(boot())?;
    let mut totals = BTreeMap::<_, (usize, usize)>::new();
    for Done { role, bytes } in done {
        let total = totals.entry(role).or_default();
        total.0 += 1;
        total.1 += bytes;
    }
    for (role, (tasks, bytes)) in totals {
        println!("{role:>6}: {tasks:>3} tasks, {bytes:>6} bytes");
    }
    println!("one thread");
    Ok(())
}
