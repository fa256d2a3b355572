#!/bin/sh
# Brings secrets that were replaced in 1Password to one instance's app, which restarts in order when one has changed.
#
# usage: fly/rotate.sh home|biz
#
# OP_SERVICE_ACCOUNT_TOKEN   reads that instance's vault (Alfred-Home or Alfred-Biz) and no other
# FLY_API_TOKEN              a deploy token of that app
# ROTATE                     which secrets; default META_TOKEN for home, SLACK_BOT_TOKEN for biz
set -eu
cd "$(dirname "$0")/.."

say() { printf 'rotate: %s\n' "$*" >&2; }

instance=${1:-}
case $instance in
home) vault=Alfred-Home names=${ROTATE:-META_TOKEN} ;;
biz) vault=Alfred-Biz names=${ROTATE:-SLACK_BOT_TOKEN} ;;
*) say 'usage: fly/rotate.sh home|biz' && exit 64 ;;
esac
app=$(sed -n 's/^app = "\(.*\)"$/\1/p' "fly/$instance.toml")

# Neither program gets the other's token.
fly() { env -u OP_SERVICE_ACCOUNT_TOKEN flyctl "$@"; }
read_secret() { env -u FLY_API_TOKEN op read --no-newline "op://$vault/$1/credential"; }

# GitHub hides in its logs what it was told, a line at a time. Anywhere else this would show the secret.
mask() {
    [ "${GITHUB_ACTIONS:-}" = true ] || return 0
    printf '%s\n' "$1" | while IFS= read -r line || [ -n "$line" ]; do
        [ -z "$line" ] || printf '::add-mask::%s\n' "$line"
    done
}

# flyctl takes one pair of quotes from a value; three begin one of several lines, and end it on a later line only.
quote() {
    case $1 in
    *"
"*) printf '"""' ;;
    *) printf '"' ;;
    esac
}

# A value cannot be read back; Fly shows a digest of it.
digest() {
    list=$(fly secrets list --app "$app" --json) || exit 1
    printf '%s' "$list" | jq -r --arg name "$1" '.[] | select((.name // .Name) == $name) | .digest // .Digest'
}

changed='' missing=''
for name in $names; do
    value=$(read_secret "$name") || { say "$name cannot be read from the vault $vault" && exit 1; }
    if [ -z "$(printf '%s' "$value" | tr -d '[:space:]')" ]; then
        say "$name is empty in the vault $vault: the app keeps what it has"
        missing="$missing $name"
        continue
    fi
    mask "$value"
    before=$(digest "$name")
    # Through a pipe: arguments can be read by every process of the machine. Staged: nothing restarts yet.
    printf '%s=%s%s%s\n' "$name" "$(quote "$value")" "$value" "$(quote "$value")" | fly secrets import --app "$app" --stage >/dev/null
    unset value
    after=$(digest "$name")
    if [ "$after" = "$before" ]; then
        say "$name has not changed"
    else
        say "$name is new"
        changed="$changed $name"
    fi
done

if [ -n "$changed" ]; then
    fly secrets deploy --app "$app"
    say "$app was restarted with new$changed"
fi
[ -z "$missing" ] || exit 1
