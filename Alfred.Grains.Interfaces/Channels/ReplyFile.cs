namespace Alfred.Channels;

/// <summary>A file that is sent.</summary>
/// <param name="Name">With its extension, as the person sees it, at most 100 characters: <c>expenses-2026-10.csv</c>.</param>
/// <param name="MediaType">Such as <c>text/csv</c>.</param>
/// <param name="Content">Its bytes, at most 5 MB (what WhatsApp takes for an image, and little enough for the outbox).</param>
public sealed record ReplyFile(string Name, string MediaType, ReadOnlyMemory<byte> Content);
