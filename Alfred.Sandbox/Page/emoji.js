// The emoji that people use most, by Slack's names.
const known = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", eyes: "👀", heart: "❤️", tada: "🎉", pray: "🙏", joy: "😂",
  thinking_face: "🤔", hourglass_flowing_sand: "⏳", warning: "⚠️", wave: "👋", rocket: "🚀", ok_hand: "👌", raised_hands: "🙌", receipt: "🧾", moneybag: "💰", calendar: "📅",
};

export const palette = ["+1", "white_check_mark", "eyes", "heart", "tada", "pray"];

export const emoji = name => known[name] ?? `:${name}:`;
