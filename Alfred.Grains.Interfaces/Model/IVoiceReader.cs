namespace Alfred.Model;

/// <summary>Writes down what was spoken.</summary>
public interface IVoiceReader
{
    /// <summary>Writes a recording down.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="mediaType">As the provider of the message tells it: <c>audio/ogg</c>.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The words; empty where nothing was said.</returns>
    /// <exception cref="ModelException">There is no answer.</exception>
    Task<string> TranscribeAsync(ReadOnlyMemory<byte> recording, string mediaType, CancellationToken cancellationToken);
}
