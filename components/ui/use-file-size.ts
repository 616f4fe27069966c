import { useFormatter } from "next-intl";

/** The size of a file for reading: in kilobytes below one megabyte. */
export function useFileSize(): (sizeInKb: number) => string {
  const format = useFormatter();
  return (sizeInKb) => {
    const isSmall = sizeInKb < 1024;
    return format.number(isSmall ? sizeInKb : sizeInKb / 1024, {
      style: "unit",
      unit: isSmall ? "kilobyte" : "megabyte",
      maximumFractionDigits: 1,
    });
  };
}
