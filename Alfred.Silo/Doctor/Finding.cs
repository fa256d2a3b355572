namespace Alfred.Silo.Doctor;

/// <summary>What a check found.</summary>
/// <param name="Subject">What was checked.</param>
/// <param name="IsGood">False when something has to be fixed.</param>
/// <param name="Text">What was seen and, when it is not good, what to do. Never a secret.</param>
internal sealed record Finding(string Subject, bool IsGood, string Text)
{
    public override string ToString() => $"{(IsGood ? "ok  " : "FAIL")}  {Subject,-10} {Text}";
}
