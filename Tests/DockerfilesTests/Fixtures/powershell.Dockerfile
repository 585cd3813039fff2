FROM mcr.example.test/windows:1
SHELL ["powershell", "-Command"]
RUN Invoke-WebRequest https://example.test/a.exe -OutFile a.exe ; .\a.exe
