"""The `portal` script on machines with and without a complete Python."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
# Debian without python3-venv.
NO_ENSUREPIP = 'import sys; sys.modules["ensurepip"] = None\n'


@pytest.fixture
def folder(tmp_path):
    """A project with nothing to install, whose command only tells which Python runs it."""
    package = tmp_path / "asn_portal" / "local"
    package.mkdir(parents=True)
    (package / "__main__.py").write_text("import sys; print(sys.prefix)")
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    shutil.copy(ROOT / "portal", tmp_path / "portal")
    return tmp_path


def run(folder: Path, site: str = "") -> str:
    """What `./portal run` prints, under the system's Python."""
    (folder / "site").mkdir(exist_ok=True)
    (folder / "site" / "sitecustomize.py").write_text(site)
    environment = os.environ | {"PYTHONPATH": str(folder / "site")}
    command = [Path(sys.base_prefix) / "bin" / "python3", "portal", "run"]
    return subprocess.check_output(command, cwd=folder, env=environment, text=True)


@pytest.mark.parametrize("site", ["", NO_ENSUREPIP])
def test_it_makes_an_environment_and_runs_in_it(folder, site):
    answer = run(folder, site)

    assert answer.splitlines()[-1] == str(folder / ".venv")
    assert "Memasang paket" in answer
    assert "Memasang paket" not in run(folder, site)


def test_it_installs_again_when_the_requirements_change(folder):
    run(folder, NO_ENSUREPIP)
    (folder / "requirements.txt").write_text("# still nothing\n")

    assert "Memasang paket" in run(folder, NO_ENSUREPIP)


def test_it_makes_a_broken_environment_anew(folder):
    run(folder, NO_ENSUREPIP)
    (folder / ".venv" / "bin" / "python").unlink()

    assert "Membuat lingkungan" in run(folder, NO_ENSUREPIP)
