using System.Globalization;

namespace Alfred.Sandbox.Clocks;

/// <summary>
/// How far the sandbox's clock was moved, kept in <c>.alfred/&lt;instance&gt;/moved-time.txt</c>: after a restart the time goes on from
/// there. If it fell back, what was delivered on a day that comes once more would not be delivered again, and what is due would wait for
/// its moment a second time.
/// </summary>
public sealed class MovedTime(string directory)
{
    private const string FileName = "moved-time.txt";

    private string FilePath => Path.Combine(directory, FileName);

    /// <summary>A clock that stands where the last process left it, and keeps every further move.</summary>
    public MovableClock Continue(TimeProvider real) => new(real, Read(), Write);

    // What cannot be read is no move: the file is the sandbox's own and only that is lost.
    private TimeSpan Read() =>
        File.Exists(FilePath)
        && TimeSpan.TryParseExact(File.ReadAllText(FilePath).Trim(), "c", CultureInfo.InvariantCulture, out var ahead)
        && ahead > TimeSpan.Zero
            ? ahead
            : TimeSpan.Zero;

    private void Write(TimeSpan ahead)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(FilePath, ahead.ToString("c", CultureInfo.InvariantCulture));
    }
}
