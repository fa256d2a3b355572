using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack;

/// <summary>The files of a message, as its event tells of them.</summary>
internal static class SlackFileList
{
    private const int MaxFiles = 20;

    /// <summary>Reads them; deleted ones, and those that Slack tells nothing of, are left out.</summary>
    public static ImmutableArray<InboundFile> Read(JsonElement @event) =>
        [.. @event.At("files"u8).Items().Select(ReadOne).OfType<InboundFile>().Take(MaxFiles)];

    private static InboundFile? ReadOne(JsonElement file)
    {
        var url = file.At("url_private_download"u8).Text() ?? file.At("url_private"u8).Text();
        if (string.IsNullOrEmpty(url) || file.At("mode"u8).Is("tombstone"u8))
            return null;
        var mediaType = file.At("mimetype"u8).Id() ?? "application/octet-stream";
        return new InboundFile(url, KindOf(file, mediaType), mediaType, WrittenText.CleanName(file.At("name"u8).Text()));
    }

    private static FileKind KindOf(JsonElement file, string mediaType) => mediaType.Split('/')[0] switch
    {
        "image" => FileKind.Photo,
        "audio" or "video" when file.At("subtype"u8).Is("slack_audio"u8) => FileKind.Voice,
        "audio" => FileKind.Audio,
        "video" => FileKind.Video,
        _ => FileKind.Document,
    };
}
