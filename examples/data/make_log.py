"""Writes access.log: made-up requests to a made-up site, in the Combined Log Format.

The same seed gives the same file: `python3 make_log.py > access.log`. About one line in eighty is damaged, as lines of
real logs are: cut off, garbled, or not HTTP at all.
"""

import random
from datetime import datetime, timedelta, timezone

random.seed(255)  # PEP 255 brought generators to Python

LINES = 4000
PAGES = {  # path: (weight, usual size)
    "/": (60, 5120),
    "/about.html": (12, 3277),
    "/blog/": (30, 8214),
    "/blog/generators.html": (45, 21873),
    "/blog/coroutines.html": (28, 33310),
    "/blog/state-machines.html": (16, 18422),
    "/feed.xml": (40, 14096),
    "/static/site.css": (55, 2311),
    "/static/logo.svg": (50, 1804),
    "/static/article.pdf": (8, 482133),
    "/search?q=yield": (9, 4410),
    "/search?q=\\\"exact+words\\\"": (2, 4102),
}
MISSING = ["/favicon.ico", "/robots.txt", "/wp-login.php", "/.env", "/old/page.html"]
AGENTS = [
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15",
    "curl/8.5.0",
    "FeedFetcher/2.1 (+https://feeds.example/about)",
    "Crawler/1.0 (says it is \\\"friendly\\\")",
]
REFERRERS = ["-", "-", "https://www.example.org/", "https://search.example/?q=python+generators"]
METHODS = ["GET"] * 46 + ["HEAD"] * 3 + ["POST"]


def request():
    """One request: method, path, status and size ('-' where nothing was sent)."""
    method = random.choice(METHODS)
    luck = random.random()
    if luck < 0.05:
        return method, random.choice(MISSING), 404, 209
    path = random.choices(list(PAGES), [weight for weight, _ in PAGES.values()])[0]
    size = PAGES[path][1]
    if method == "POST":
        return method, path, 405, 178
    if luck < 0.06:
        return method, path, 500, 531
    if luck < 0.065:
        return method, path, 503, 299
    if luck < 0.16:
        return method, path, 304, "-"
    if luck < 0.18 and path == "/blog/":
        return method, "/blog", 301, 162
    return method, path, 200, "-" if method == "HEAD" else size


def damage(line):
    """What happens to lines of real logs."""
    return random.choice([
        line[: random.randrange(10, 60)],
        line.replace('" ', " ", 1),
        line.replace(" 200 ", " OK ").replace(" 304 ", " - "),
        line.split('"')[0] + r'"\x16\x03\x01\x02" 400 157 "-" "-"',
        "",
    ])


def main():
    hosts = [f"192.0.2.{n}" for n in range(1, 120)] + [f"2001:db8::{n:x}" for n in range(1, 40)]
    time = datetime(2026, 3, 1, tzinfo=timezone.utc)
    for _ in range(LINES):
        time += timedelta(seconds=random.expovariate(1 / 20))
        method, path, status, size = request()
        stamp = time.strftime("%d/%b/%Y:%H:%M:%S +0000")
        line = (
            f'{random.choice(hosts)} - - [{stamp}] "{method} {path} HTTP/1.1" {status} {size} '
            f'"{random.choice(REFERRERS)}" "{random.choice(AGENTS)}"'
        )
        print(damage(line) if random.random() < 1 / 80 else line)


main()
