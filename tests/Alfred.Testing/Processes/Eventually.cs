using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Alfred.Testing.Processes;

/// <summary>For what becomes true in another process and tells nobody: asked again every few milliseconds.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until a value is as wanted.</summary>
    /// <exception cref="TimeoutException">It never was; the message shows the last value.</exception>
    public static async Task<T> GetAsync<T>(
        Func<Task<T>> ask, Func<T, bool> isWanted, TimeSpan? patience = null,
        [CallerArgumentExpression(nameof(isWanted))] string wanted = "")
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var value = await ask();
            if (isWanted(value))
                return value;
            if (Stopwatch.GetElapsedTime(since) > (patience ?? Limits.Patience))
                throw new TimeoutException($"waited {Stopwatch.GetElapsedTime(since).TotalSeconds:0.#} s for {wanted}; last: {value}");
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>Asks until a value equals another.</summary>
    public static Task<T> EqualsAsync<T>(T wanted, Func<Task<T>> ask, TimeSpan? patience = null) =>
        GetAsync(ask, value => EqualityComparer<T>.Default.Equals(value, wanted), patience, $"{wanted}");
}
