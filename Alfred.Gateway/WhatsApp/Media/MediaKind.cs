namespace Alfred.Gateway.WhatsApp.Media;

/// <summary>As what a file is sent.</summary>
internal static class MediaKind
{
    private const string PlainText = "text/plain";

    /// <summary>True for what the chat shows as a picture; everything else goes as a document, with its name.</summary>
    public static bool IsImage(ReplyFile file) => file.MediaType is "image/jpeg" or "image/png";

    /// <summary>
    /// The type that Meta is told. It takes plain text, PDF and office documents; other kinds of text (CSV, Markdown, JSON, calendars) are
    /// refused under their own type although phones open them by the name's extension.
    /// </summary>
    public static string TypeOf(ReplyFile file)
    {
        var type = file.MediaType;
        var parameters = type.IndexOf(';', StringComparison.Ordinal);
        if (parameters >= 0)
            type = type[..parameters].TrimEnd();
        return type.StartsWith("text/", StringComparison.Ordinal)
            || type is "application/json" or "application/xml" or "" ? PlainText : type;
    }
}
