namespace Alfred.Skills.Shared.Amounts;

/// <summary>Puts number words together: "seven hundred and twenty", "acht und siebzig", "deux mille trois".</summary>
internal struct NumberSum
{
    private const decimal Max = 1_000_000_000_000_000m;

    private decimal _thousands;
    private decimal _scale;
    private decimal _rest;
    private bool _isStarted;

    /// <summary>The number so far.</summary>
    public readonly decimal Total => _thousands + _rest;

    /// <summary>Takes one more word; false, with nothing changed, when it cannot follow.</summary>
    /// <param name="value">The word's number.</param>
    /// <param name="isJoined">True when a join between tens and ones, or a hyphen, stands before it.</param>
    public bool TryAdd(decimal value, bool isJoined)
    {
        if (value >= 1_000m)
            return TryScale(value);
        if (Next(value, isJoined) is not { } rest)
            return false;
        _rest = rest;
        _isStarted = true;
        return true;
    }

    private bool TryScale(decimal value)
    {
        // Scales fall: two million three thousand.
        if (_scale != 0m && (value >= _scale || _rest == 0m))
            return false;
        var more = (_isStarted && _rest == 0m ? 0m : Math.Max(_rest, 1m)) * value;
        if (more == 0m || more > Max)
            return false;
        (_thousands, _scale, _rest, _isStarted) = (_thousands + more, value, 0m, true);
        return true;
    }

    private readonly decimal? Next(decimal value, bool isJoined)
    {
        var tens = _rest % 100m;
        return value switch
        {
            0m => _isStarted ? null : 0m,
            // Not "fifteen hundred": in French "quinze cents" are hundredths.
            100m when _rest is > 1m and < 10m => _rest * 100m,
            100m => _rest is 0m or 1m && !(_isStarted && _scale == 0m && _rest == 0m) ? 100m : null,
            > 100m => _rest == 0m && (!_isStarted || _scale != 0m) ? value : null,
            _ when tens == 0m && (!_isStarted || Total != 0m) => _rest + value,
            >= 20m => isJoined && tens < 10m && value % 10m == 0m ? _rest + value : null,
            _ => tens >= 20m && tens % 10m == 0m && (value < 10m || tens is 60m or 80m) ? _rest + value : null,
        };
    }
}
