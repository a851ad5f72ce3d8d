# Shared by the scripts beside it. Source it after `set -euo pipefail`; it prints to stderr only.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
ARTIFACTS=$ROOT/artifacts
# shellcheck disable=SC2034  # for the scripts that source this
BUILD_INPUTS=(src configs benchmarks-data Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig global.json
    nuget.config artifacts/local-packages.props artifacts/npm/echarts)
export DOTNET_CLI_TELEMETRY_OPTOUT=${DOTNET_CLI_TELEMETRY_OPTOUT-1} DOTNET_NOLOGO=${DOTNET_NOLOGO-1}
[[ -n ${HOME-} && -x $HOME/.dotnet/dotnet ]] && ! command -v dotnet >/dev/null && PATH=$HOME/.dotnet:$PATH

say() { printf '%s\n' "$*" >&2; }

# fail WHAT MEND: one line, exit 2 (the user must do something before a second try can work).
fail() {
    say "error: $1; mend: $2"
    exit 2
}

# The .NET SDK that global.json asks for; also lets built programs find a runtime outside the default folders.
need_dotnet() {
    local install='curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0'
    command -v dotnet >/dev/null || fail 'the .NET SDK 10 is not installed' "$install"
    (cd "$ROOT" && dotnet --version >/dev/null 2>&1) || fail "dotnet is here, but no SDK 10 that global.json accepts" "$install"
}

find_dotnet_root() {
    local dotnet
    [[ -z ${DOTNET_ROOT-} ]] && dotnet=$(command -v dotnet) && dotnet=$(readlink -f "$dotnet") || return 0
    [[ -d ${dotnet%/*}/host/fxr ]] && export DOTNET_ROOT=${dotnet%/*}
    return 0
}

# need_debian PACKAGE COMMAND…: installs the package when one of the commands is missing and this is root on Debian.
need_debian() {
    local package=$1 command
    shift
    for command in "$@"; do
        command -v "$command" >/dev/null && continue
        if [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null; then
            say "installing the Debian package $package (for $command)"
            { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$package"; } >&2 </dev/null && return
        fi
        fail "$command is not installed" "sudo apt-get install $package"
    done
}

# want_debian PACKAGE COMMAND…: likewise, but goes on where it cannot be installed; what needs it says so itself.
want_debian() { (need_debian "$@") || say "going on without $1"; }

# What the sandbox of model-written programs consists of.
want_sandbox() {
    want_debian bubblewrap bwrap
    want_debian python3 python3
}

# One set-up at a time in this checkout. Children must not inherit descriptor 9 (a build server would keep the lock).
lock_setup() {
    mkdir -p "$ARTIFACTS"
    exec 9>"$ARTIFACTS/.lock"
    flock -n 9 && return
    say 'waiting for another set-up in this checkout'
    flock 9
}

unlock_setup() { exec 9>&-; }

# show_errors LOG: what a failed build said, each line once.
show_errors() {
    { grep -E "(error|warning) [A-Za-z0-9]+:" "$1" || cat "$1"; } | awk '!seen[$0]++' >&2
}

# A digest of names, sizes and modification times: cheap, and it sees deletions too.
inputs_digest() {
    (
        cd "$ROOT" || exit
        local input existing=()
        for input in "$@"; do [[ -e $input ]] && existing+=("$input"); done
        find "${existing[@]}" \( -name bin -o -name obj \) -prune -o -type f -printf '%p %T@ %s\n' | LC_ALL=C sort | sha256sum
    )
}

is_built() { [[ -e $ARTIFACTS/$1.built && $(<"$ARTIFACTS/$1.built") == "$2" ]]; }

# build NAME PROJECT INPUT…: a Release build unless the inputs are those of the last good one.
build() {
    local name=$1 project=$2 log=$ARTIFACTS/build-$1.log
    shift 2
    is_built "$name" "$(inputs_digest "$@")" && return
    need_dotnet
    lock_setup
    DENSINGLAW_LOCKED=1 "$ROOT/scripts/restore-packages" 9>&-
    local digest
    digest=$(inputs_digest "$@")
    if ! is_built "$name" "$digest"; then
        say "building $project (a first build takes about a minute)"
        rm -f "$ARTIFACTS/$name.built"
        if ! (cd "$ROOT" && dotnet build "$project" -c Release -v quiet -nologo -nodeReuse:false -clp:NoSummary </dev/null >"$log" 2>&1 9>&-); then
            show_errors "$log"
            fail "$project does not build" 'correct the errors above'
        fi
        printf '%s' "$digest" >"$ARTIFACTS/$name.built"
    fi
    unlock_setup
}
