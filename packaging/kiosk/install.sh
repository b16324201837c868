#!/usr/bin/env bash
# Makes this machine a kiosk and nothing else. May be run again at any time: what is right stays.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root='' dry=no keep_env=yes
server='' key='' camera=/dev/video0 printer=/dev/luot-printer serial='' profile=80mm extra='' models=''

usage() {
    cat <<'TEXT'
Usage: sudo install.sh --server HOST:PORT --key FILE [OPTION…]

  --server HOST:PORT     the queue service, such as 192.168.1.10:5560
  --key FILE             this kiosk's key, made on the service's machine with: luotctl key add … --role kiosk
  --camera SOURCE        /dev/video0; none: touch only
  --printer PORT         /dev/luot-printer (a USB printer, see below), tcp:HOST:9100, or none
  --printer-serial TEXT  the USB printer's serial number; without it any USB printer is taken
  --printer-profile NAME 80mm, 58mm … (docs/printers.md)
  --options TEXT         further options of luot-kiosk
  --models DIR           where the models lie (~/.cache/luot/models); copied to /usr/local/share/luot/models
  --root DIR             write the files below DIR and change nothing of this machine
  --dry-run              only say what would be done

The PIN of the caretaker's page is asked for at the end (Enter: none, the page stays shut).
TEXT
}

fail() { printf 'install.sh: %s\n' "$*" >&2; exit 1; }
say() { printf '%s\n' "$*"; }

while [ $# -gt 0 ]; do
    case $1 in
        --server) server=${2:?}; keep_env=no; shift ;;
        --key) key=${2:?}; shift ;;
        --camera) camera=${2:?}; keep_env=no; shift ;;
        --printer) printer=${2:?}; keep_env=no; shift ;;
        --printer-serial) serial=${2:?}; shift ;;
        --printer-profile) profile=${2:?}; keep_env=no; shift ;;
        --options) extra=${2:?}; keep_env=no; shift ;;
        --models) models=${2:?}; shift ;;
        --root) root=${2:?}; shift ;;
        --dry-run) dry=yes ;;
        --help|-h) usage; exit 0 ;;
        *) usage >&2; fail "$1 is no option" ;;
    esac
    shift
done

[[ $serial =~ ^[A-Za-z0-9._:-]*$ ]] || fail "--printer-serial has letters, digits and . _ : - only; read it with: udevadm info -a -n /dev/usb/lp0 | grep serial"
[[ $server =~ ^[A-Za-z0-9._:-]*$ ]] || fail "--server is HOST:PORT, such as 192.168.1.10:5560"
[ -z "$server" ] || [[ $server =~ :[0-9]+$ ]] || fail "--server wants the port too, such as $server:5560"
[ -z "$key" ] || [ -r "$key" ] || fail "the key $key cannot be read; carry it here from the service's machine, then delete the copy"
[ -z "$models" ] || [ -d "$models" ] || fail "there is no folder $models; ./luot setup fetches the models into ~/.cache/luot/models"
machine=no
if [ -z "$root" ] && [ $dry = no ]; then
    machine=yes
    [ "$(id -u)" -eq 0 ] || fail "run this with sudo"
fi
env_file=$root/etc/luot/kiosk.env
[ -n "$server" ] || [ -f "$env_file" ] || fail "say where the queue service is, with --server HOST:PORT"
[ -n "$key" ] || [ -f "$root/etc/luot/kiosk.key" ] || [ $dry = yes ] || fail "give this kiosk's key with --key FILE"

# put MODE DESTINATION < CONTENT: only when it is another than what is there.
put() {
    local mode=$1 to=$root$2 content
    content=$(mktemp)
    cat >"$content"
    if cmp -s "$content" "$to"; then
        say "stays   $2"
    elif [ $dry = yes ]; then
        say "writes  $2"
    else
        install -D -m "$mode" "$content" "$to"
        say "wrote   $2"
    fi
    rm -f "$content"
}
# Something that changes the machine, not a file.
act() {
    if [ $machine = yes ]; then
        "$@" || fail "this did not work: $*"
    else
        say "would   $*"
    fi
}

packages() {
    local wanted missing
    wanted=$(grep -vE '^(#|$)' "$here/packages.txt")
    missing=$(for one in $wanted; do
        dpkg-query -W -f '${Status}' "$one" 2>/dev/null | grep -q 'ok installed' || echo "$one"
    done)
    if [ -z "$missing" ]; then
        say "stays   $(echo "$wanted" | wc -l) packages"
        return
    fi
    # shellcheck disable=SC2086
    act env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
}

account() {
    if ! getent passwd luot-kiosk >/dev/null; then
        act useradd --system --user-group --home-dir /var/lib/luot-kiosk --shell /usr/sbin/nologin luot-kiosk
    else
        say "stays   account luot-kiosk"
    fi
    # Camera, graphics, sound, printers; for luot-kiosk-check as well as for the session.
    act usermod --append --groups video,render,audio,lp,dialout luot-kiosk
}

rules() {
    # The kiosk prints on the one printer whose serial number is known, whichever socket it is put into.
    local match=''
    [ -z "$serial" ] || match=", ATTRS{serial}==\"$serial\""
    put 0644 /etc/udev/rules.d/70-luot-kiosk.rules <<TEXT
# The kiosk's printer, for the group lp.
SUBSYSTEM=="usbmisc", KERNEL=="lp[0-9]*"$match, GROUP="lp", MODE="0660", SYMLINK+="luot-printer"
TEXT
    put 0644 /etc/modprobe.d/luot-kiosk.conf <<'TEXT'
# No stick, disk or phone is read here.
install usb-storage /bin/false
install uas /bin/false
install firewire-sbp2 /bin/false
TEXT
    put 0644 /etc/sysctl.d/70-luot-kiosk.conf <<'TEXT'
# No magic keys, and no memory of a program on the disk.
kernel.sysrq = 0
kernel.core_pattern = |/bin/false
fs.suid_dumpable = 0
TEXT
    put 0644 /etc/systemd/logind.conf.d/luot-kiosk.conf <<'TEXT'
# No text terminals to change to; the machine never sleeps.
[Login]
NAutoVTs=0
ReserveVT=0
HandleSuspendKey=ignore
HandleHibernateKey=ignore
HandleLidSwitch=ignore
IdleAction=ignore
TEXT
}

environment() {
    if [ -f "$env_file" ] && [ $keep_env = yes ]; then
        say "stays   /etc/luot/kiosk.env"
        return
    fi
    if [ -z "$server" ]; then
        server=$(sed -n 's/^SERVER=//p' "$env_file")
    fi
    local options=''
    [ "$camera" = none ] || options+=" --camera $camera"
    [ "$printer" = none ] || options+=" --printer $printer --printer-profile $profile"
    [ -z "$extra" ] || options+=" $extra"
    put 0644 /etc/luot/kiosk.env <<TEXT
# Where the queue service is, and what hangs on this kiosk. After a change: sudo systemctl restart luot-kiosk-session
SERVER=$server
OPTIONS=${options# }
TEXT
}

device_key() {
    [ -n "$key" ] || { say "stays   /etc/luot/kiosk.key"; return; }
    put 0400 /etc/luot/kiosk.key <"$key"
    if [ $machine = yes ]; then
        chown luot-kiosk: /etc/luot/kiosk.key
    fi
}

model_files() {
    [ -n "$models" ] || return 0
    local file
    for file in "$models"/*; do
        [ -f "$file" ] || continue
        put 0644 "/usr/local/share/luot/models/$(basename "$file")" <"$file"
    done
}

session() {
    put 0644 /etc/pam.d/luot-kiosk <"$here/luot-kiosk.pam"
    put 0644 /etc/systemd/system/luot-kiosk-session.service <"$here/luot-kiosk-session.service"
    act systemctl daemon-reload
    act systemctl mask getty@.service autovt@.service ctrl-alt-del.target
    act systemctl disable --quiet getty@tty1.service
    act systemctl set-default graphical.target
    act systemctl enable luot-kiosk-session.service
    act udevadm control --reload
    act udevadm trigger --subsystem-match=usbmisc
    act sysctl --quiet --system
}

pin() {
    [ $machine = yes ] || { say "would   ask for the caretaker's PIN"; return; }
    install -d -o luot-kiosk -g luot-kiosk -m 0700 /var/lib/luot-kiosk
    if [ -f /var/lib/luot-kiosk/caretaker.pin ]; then
        say "stays   the caretaker's PIN"
        return
    fi
    [ -t 0 ] || { say "No PIN was set: sudo -u luot-kiosk luot-kiosk --set-pin --state /var/lib/luot-kiosk"; return; }
    runuser -u luot-kiosk -- /usr/local/bin/luot-kiosk --set-pin --state /var/lib/luot-kiosk \
        || say "No PIN was set; the page stays shut until: sudo -u luot-kiosk luot-kiosk --set-pin --state /var/lib/luot-kiosk"
}

[ $machine = no ] || [ -x /usr/local/bin/luot-kiosk ] || fail "luot-kiosk is not installed yet: sudo cmake --install build/dev --prefix /usr/local"
packages
account
rules
environment
device_key
model_files
session
pin
if [ $machine = yes ]; then
    command -v sshd >/dev/null || say "Note: this machine has no ssh server; after the restart nobody can log in at its screen. See docs/kiosk.md, \"Getting in again\"."
    say "Done. Now: sudo luot-kiosk-check, then restart the machine."
fi
