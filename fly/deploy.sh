#!/bin/sh
# Deploys one instance to Fly: notes what runs, builds and migrates and deploys, checks from end to end, goes back when the check fails.
#
# usage: fly/deploy.sh home|biz
#
# FLY_API_TOKEN             a deploy token of that app (flyctl tokens create deploy)
# META_APP_SECRET, PHONE_ID, OPERATOR_TOKEN (home) or SLACK_SIGNING_SECRET (biz), SMOKE_MEMBER: what `./alfred smoke` needs
# IMAGE_LABEL, FLY_REGION   a tag for the image; a region other than the one in fly/home.toml
set -eu
cd "$(dirname "$0")/.."

say() { printf 'deploy: %s\n' "$*" >&2; }

instance=${1:-}
case $instance in home | biz) ;; *) say 'usage: fly/deploy.sh home|biz' && exit 64 ;; esac
config=fly/$instance.toml
app=$(sed -n 's/^app = "\(.*\)"$/\1/p' "$config")

# Neither program gets the other's secrets.
fly() { env -u META_APP_SECRET -u SLACK_SIGNING_SECRET -u OPERATOR_TOKEN flyctl "$@"; }
alfred() { env -u FLY_API_TOKEN ./alfred "$@"; }

# The operator's listener is reached through Fly's private network alone.
smoke() {
    fly proxy 9080:9080 --app "$app" >/dev/null &
    proxy=$!
    passed=0
    alfred smoke "$instance" "https://$app.fly.dev" --operator http://127.0.0.1:9080 || passed=1
    kill "$proxy" 2>/dev/null || true
    wait "$proxy" 2>/dev/null || true
    return "$passed"
}

# The image of the last release that was completed; nothing before the first.
releases=$(fly releases --app "$app" --image --json)
previous=$(printf '%s' "$releases" |
    jq -r '[.[] | select(.Status == "complete" or .Status == "succeeded")][0].ImageRef // empty')
say "$app runs ${previous:-nothing}"

set -- deploy . --config "$config" --dockerfile fly/Dockerfile --app "$app" --remote-only --ha=false
fly "$@" ${IMAGE_LABEL:+--image-label "$IMAGE_LABEL"} ${FLY_REGION:+--primary-region "$FLY_REGION"} || {
    say "$app was not deployed: the release before goes on running"
    exit 1
}
say "$app is deployed; checking it"
if smoke; then
    say "$app works"
    exit 0
fi

if [ -z "$previous" ]; then
    say "the check failed, and there is no release before this one to go back to"
    exit 1
fi
say "the check failed: going back to $previous"
# The migrations stay: a release works on the schema of the one after it.
fly deploy . --config "$config" --app "$app" --image "$previous" --ha=false || {
    say "GOING BACK FAILED. By hand: flyctl deploy --config $config --image $previous"
    exit 2
}
if smoke; then say "$app is back at $previous and works"; else say "$app IS BACK AT $previous AND DOES NOT WORK EITHER"; fi
exit 1
