"""Writers that are killed, disks that fail, power that goes: nothing acknowledged is lost."""
