using System.Globalization;

namespace Alfred.Sandbox.Files;

/// <summary>The bytes of files, in memory and bounded: the oldest go first.</summary>
internal sealed class SandboxFiles
{
    /// <summary>The largest file, which is what WhatsApp takes as a picture.</summary>
    public const int MaxSize = 5 * 1024 * 1024;

    private const int MaxTotal = 24 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<(SandboxFile File, ReadOnlyMemory<byte> Content)> _files = new();
    private long _last = 900_000_000_000_000;
    private int _total;

    /// <summary>Keeps a file.</summary>
    public SandboxFile Add(string? name, string mediaType, ReadOnlyMemory<byte> content, bool isVoice = false)
    {
        lock (_gate)
        {
            var file = new SandboxFile((++_last).ToString(CultureInfo.InvariantCulture), name, mediaType, content.Length, isVoice);
            _files.Enqueue((file, content));
            _total += content.Length;
            while (_total > MaxTotal)
                _total -= _files.Dequeue().Content.Length;
            return file;
        }
    }

    /// <summary>A file; null when it was never there or had to make room.</summary>
    public (SandboxFile File, ReadOnlyMemory<byte> Content)? Find(string id)
    {
        lock (_gate)
        {
            foreach (var file in _files)
            {
                if (file.File.Id == id)
                    return file;
            }
        }

        return null;
    }
}
