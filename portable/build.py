"""Builds the portable zip: a folder that starts where there is no Python and nothing can be installed.

    .venv/bin/python portable/build.py linux
    .venv/bin/python portable/build.py windows    (on Linux: with the Windows Python of .ci/windows)

The zip lies in ``dist``, or in the folder given as second word, and is named by version, system and machine. What goes
into it is the wheel, the versions of ``requirements.lock`` and what lies beside this file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BESIDE = {"linux": "start-cocreation.sh", "windows": "Start samskabelse.cmd"}
"""What starts the program on each system."""


def run(*command: str | Path, **environment: str) -> None:
    """Run a command in the project, with more environment; its failure ends this program."""
    subprocess.run(list(map(str, command)), cwd=ROOT, env={**os.environ, **environment}, check=True)


def packer(system: str, wheel: Path, work: Path) -> list[str]:
    """The command of a Python that has PyInstaller and the wheel."""
    if system == "windows":
        with ZipFile(wheel) as content:
            content.extractall(work / "site")
        return [str(ROOT / ".ci" / "windows"), "run", "python"]
    run(sys.executable, "-m", "venv", work / "venv")
    python = str(work / "venv" / "bin" / "python")
    run(python, "-m", "pip", "install", "--quiet", "-c", "requirements.lock", f"{wheel}[portable,postgres]")
    return [python]


def build(system: str, work: Path) -> tuple[Path, str]:
    """The folder of the program below ``work``, and the version that it is."""
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", work, ".")
    (wheel,) = work.glob("*.whl")
    run(
        *packer(system, wheel, work),
        *("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", work / "dist", "--workpath", work / "build", HERE / "cocreation.spec"),
        PYTHONSAFEPATH="1",  # the wheel's package, not the checkout's
        PYINSTALLER_CONFIG_DIR=str(work / "config"),
        WINDOWS_PYTHONPATH=f"Z:{work / 'site'}",
    )
    folder = work / "dist" / "cocreation"
    for name in (BESIDE[system], "README.txt"):
        shutil.copy(HERE / name, folder)
        if system == "windows":
            (folder / name).write_text((HERE / name).read_text("utf-8"), "utf-8", newline="\r\n")
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")
    return folder, wheel.name.split("-")[1]


def pack(folder: Path, target: Path) -> None:
    """Put a folder into a zip that is the same whenever it is packed."""
    with ZipFile(target, "w") as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            about = ZipInfo(f"{target.stem}/{path.relative_to(folder).as_posix()}")
            about.external_attr = (0o755 if os.access(path, os.X_OK) else 0o644) << 16
            archive.writestr(about, path.read_bytes(), ZIP_DEFLATED, 9)


def main(system: str, where: str = "dist") -> None:
    """Build the zip of a system, and say where it is and how large."""
    with tempfile.TemporaryDirectory() as work:
        folder, version = build(system, Path(work))
        target = Path(where).resolve() / f"cocreation-{version}-{system}-x64.zip"
        target.parent.mkdir(parents=True, exist_ok=True)
        pack(folder, target)
        unpacked = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    sys.stdout.write(f"{target}: {target.stat().st_size / 1e6:.0f} MB, unpacked {unpacked / 1e6:.0f} MB\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
