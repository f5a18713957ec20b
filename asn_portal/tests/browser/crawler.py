"""Walks the portal as one account and collects what is wrong with its pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1366, "height": 800}
INSTANCES = 2  # of one URL name
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LEFT_ALONE = ("/keluar/", "/admin/", "/static/")
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LINKS = "[...document.querySelectorAll('a[href]')].map(a => a.href)"
PAGE_WEIGHT = "document.querySelectorAll('*').length"
MOST_NODES = 1500


def barriers(page: Page) -> list[str]:
    """What axe finds on the page as it is now."""
    options = {"runOnly": {"type": "tag", "values": AXE_TAGS}}
    return [
        f"{violation['impact']} {violation['id']}: {[node['target'] for node in violation['nodes'][:3]]}"
        for violation in Axe().run(page, options=options).response["violations"]
    ]


@dataclass
class Findings:
    """What was visited and what was wrong, in words."""

    visited: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


class Crawler:
    """Follows links from a start page, at most two addresses of each URL name."""

    def __init__(
        self, context: BrowserContext, base_url: str, *, axe_seen: set[str], schemes=("light",)
    ) -> None:
        self.context = context
        self.base_url = base_url
        self.axe_seen = axe_seen
        self.schemes = schemes
        self.findings = Findings()
        self.page = context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self._wrong(f"script error: {error}"))

    def crawl(self, start: str) -> Findings:
        """Visit everything that can be reached from `start`."""
        waiting, seen = [start], {start}
        while waiting:
            path = waiting.pop(0)
            if not self._wanted(path):
                continue
            for link in self._visit(path):
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)
        return self.findings

    def _wanted(self, path: str) -> bool:
        if path.startswith(LEFT_ALONE):
            return False
        try:
            name = resolve(urlsplit(path).path).view_name
        except Resolver404:
            self.findings.wrong.append(f"{path}: leads nowhere")
            return False
        self.findings.visited[name] += 1
        return self.findings.visited[name] <= INSTANCES

    def _visit(self, path: str) -> list[str]:
        self.path = path
        answer = self.context.request.get(path)
        if answer.status >= 400:
            self._wrong(f"answers {answer.status}")
            return []
        if "text/html" not in answer.headers.get("content-type", ""):
            return []
        self.page.set_viewport_size(PHONE)
        self.page.goto(path)
        self._check(self.page, resolve(urlsplit(path).path).view_name)
        return [self._local(href) for href in self.page.evaluate(LINKS) if href.startswith(self.base_url)]

    def _check(self, page: Page, name: str) -> None:
        if page.evaluate(PAGE_WEIGHT) > MOST_NODES:
            self._wrong(f"has more than {MOST_NODES} nodes")
        fresh = name not in self.axe_seen
        self.axe_seen.add(name)
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            if page.evaluate(SIDEWAYS):
                self._wrong(f"scrolls sideways at {size['width']} px")
            for scheme in self.schemes if fresh else ():
                page.evaluate("scheme => document.documentElement.dataset.bsTheme = scheme", scheme)
                for barrier in barriers(page):
                    self._wrong(f"axe {barrier} at {size['width']} px {scheme}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._wrong(f"console {message.type}: {message.text}")

    def _wrong(self, what: str) -> None:
        self.findings.wrong.append(f"{self.path}: {what}")

    def _local(self, href: str) -> str:
        parts = urlsplit(href)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
