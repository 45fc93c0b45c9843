"""Folders that a known program copies to a service or to other computers."""

import re
from pathlib import Path
from typing import Final

_NAMES: Final = {
    "OneDrive": re.compile(r"onedrive(\b.*)?", re.I),
    "Dropbox": re.compile(r"dropbox( \(.*\))?", re.I),
    "Google Drive": re.compile(
        r"google ?drive.*|(my|oma) drive|min enhet|shared drives|jaetut drivet|delade enheter", re.I
    ),
    "SharePoint": re.compile(
        r"sharepoint\b.*|.+ [-–] (documents|general|tiedostot|asiakirjat|jaetut asiakirjat|yleinen"
        r"|dokument|delade dokument|allmänt|filer)",
        re.I,
    ),
    "iCloud": re.compile(r"icloud ?drive.*|mobile documents|com~apple~clouddocs", re.I),
    "Nextcloud": re.compile(r"nextcloud.*", re.I),
    "ownCloud": re.compile(r"owncloud.*", re.I),
    "Seafile": re.compile(r"seafile|seadrive.*", re.I),
    "pCloud": re.compile(r"p ?cloud ?drive|pcloud", re.I),
    "Syncthing": re.compile(r"syncthing", re.I),
    "Box": re.compile(r"box(-box| sync| drive)?", re.I),
    "MEGA": re.compile(r"MEGA(sync)?( .*)?"),
    "Proton Drive": re.compile(r"proton ?drive.*", re.I),
    "Jottacloud": re.compile(r"jotta(cloud)?( .*)?", re.I),
    "Resilio Sync": re.compile(r"resilio sync", re.I),
    "Synology Drive": re.compile(r"synology ?drive", re.I),
    "Tresorit": re.compile(r"tresorit.*|my tresors", re.I),
    "Sync": re.compile(r"Sync"),
}
_BETWEEN: Final = re.compile(r"[/\\]")
# What the programs leave in the folders that they copy.
_MARKS: Final = {
    ".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud", ".nextcloudsync.log": "Nextcloud", ".owncloudsync.log": "ownCloud",
    ".seafile-ignore": "Seafile", "seafile-ignore.txt": "Seafile", ".stfolder": "Syncthing",
    ".tmp.drivedownload": "Google Drive", ".tmp.driveupload": "Google Drive",
}  # fmt: skip


def synced_by(folder: Path) -> str | None:
    """Return the name of the program that copies a folder elsewhere, as far as can be seen."""
    place = folder.absolute()
    # A project may be called anything; what it lies in tells.
    for above in reversed(_BETWEEN.split(str(place))[:-1]):
        named = (name for name, words in _NAMES.items() if words.fullmatch(above))
        if found := next(named, None):
            return found
    for above in place.parents:
        if found := _marked(above):
            return found
    return None


def _marked(folder: Path) -> str | None:
    try:
        return next((name for mark, name in _MARKS.items() if any(folder.glob(mark))), None)
    except OSError:
        return None
