using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.WhatsApp;

/// <summary>Reads what came with a message: pictures, documents, voice.</summary>
internal static class WhatsAppFiles
{
    /// <summary>The file of a message that is one; none when it names no id.</summary>
    public static ImmutableArray<InboundFile> Of(JsonElement message)
    {
        if (KindOf(message) is not { } kind || kind.File.At("id"u8).Id() is not { } id)
            return [];
        var type = kind.File.At("mime_type"u8).Id() ?? "application/octet-stream";
        return [new InboundFile(id, kind.Kind, type, WrittenText.CleanName(kind.File.At("filename"u8).Text()))];
    }

    /// <summary>What was written below it.</summary>
    public static string? CaptionOf(JsonElement message) => KindOf(message)?.File.At("caption"u8).Text();

    private static (FileKind Kind, JsonElement File)? KindOf(JsonElement message) => message.At("type"u8).Id() switch
    {
        "image" => (FileKind.Photo, message.At("image"u8)),
        "video" => (FileKind.Video, message.At("video"u8)),
        "document" => (FileKind.Document, message.At("document"u8)),
        "sticker" => (FileKind.Sticker, message.At("sticker"u8)),
        "audio" => (message.At("audio"u8).At("voice"u8).IsTrue() ? FileKind.Voice : FileKind.Audio, message.At("audio"u8)),
        _ => null,
    };
}
