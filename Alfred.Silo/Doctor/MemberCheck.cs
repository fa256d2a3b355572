using Alfred.Silo.Configuration;

namespace Alfred.Silo.Doctor;

/// <summary>Who may talk to Alfred. With credentials of a real account, settings that leave it open are refused before this.</summary>
internal static class MemberCheck
{
    public static Finding Run(AlfredSettings settings)
    {
        var names = settings.Members.Select(member => member.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return new("members", true, settings.Instance.AllowUnknownSenders
            ? "anybody: whoever writes becomes a member, while every channel is in sandbox and MEMBERS is not set"
            : string.Create(CultureInfo.InvariantCulture, $"{names} of MEMBERS; others are refused"));
    }
}
