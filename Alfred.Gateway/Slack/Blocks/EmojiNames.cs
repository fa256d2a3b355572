using System.Collections.Frozen;

namespace Alfred.Gateway.Slack.Blocks;

/// <summary>Slack's names for the emoji that a reply may put on a message.</summary>
internal static class EmojiNames
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["✅"] = "white_check_mark", ["✔"] = "heavy_check_mark", ["☑"] = "ballot_box_with_check", ["❌"] = "x",
            ["❎"] = "negative_squared_cross_mark",
        ["👍"] = "thumbsup", ["👎"] = "thumbsdown", ["👀"] = "eyes", ["👌"] = "ok_hand", ["👏"] = "clap", ["🙏"] = "pray", ["💪"] = "muscle",
        ["👋"] = "wave", ["❤"] = "heart", ["🎉"] = "tada", ["🔥"] = "fire", ["⭐"] = "star", ["✨"] = "sparkles", ["💯"] = "100",
        ["😀"] = "grinning", ["😂"] = "joy", ["🙂"] = "slightly_smiling_face", ["😉"] = "wink", ["😢"] = "cry", ["😮"] = "open_mouth",
            ["🤔"] = "thinking_face",
        ["⏳"] = "hourglass_flowing_sand", ["⌛"] = "hourglass", ["⏰"] = "alarm_clock", ["🔔"] = "bell", ["📅"] = "date", ["📌"] = "pushpin",
        ["⚠"] = "warning", ["❓"] = "question", ["❗"] = "exclamation", ["🚫"] = "no_entry_sign", ["⛔"] = "no_entry", ["🔒"] = "lock",
        ["💰"] = "moneybag", ["💶"] = "euro", ["💵"] = "dollar", ["🧾"] = "receipt", ["💳"] = "credit_card", ["📎"] = "paperclip", ["📝"] = "memo",
        ["🛒"] = "shopping_trolley", ["🧹"] = "broom", ["🗑"] = "wastebasket", ["🚀"] = "rocket", ["➕"] = "heavy_plus_sign", ["🆗"] = "ok",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name; null for an emoji that we know no name of.</summary>
    public static string? Find(string emoji) =>
        // U+FE0F only asks for the coloured form.
        Names.GetValueOrDefault(emoji.Replace("\uFE0F", "", StringComparison.Ordinal));
}
